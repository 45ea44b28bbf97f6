import type { Effects } from "@contracts/api/effects.ts";
import type { ScaleLinear } from "d3-scale";
import { type ReactNode, useMemo } from "react";
import { Axis } from "../../../charts/axis.tsx";
import { Chart } from "../../../charts/chart.tsx";
import { difference } from "../../../design/format.ts";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { axisHeight, type EffectLine, effectsDrawing, effectsScale } from "../prepare/effects-drawing.ts";
import { settingText } from "../../../design/setting-text.ts";

const words = t.leaderboard.effects;
const tones = {
  better: "text-better",
  worse: "text-worse",
  inconclusive: "text-unsure",
  none: "text-unsure",
} as const;

/** Dot and whisker for every value of every setting, all on one scale, with the references at zero. */
export function EffectsChart({ effects }: { effects: Effects }): ReactNode {
  const drawing = useMemo(() => effectsDrawing(effects), [effects]);
  const values = effects.settings.flatMap((setting) => setting.values);
  const told = values.filter(({ standing }) => standing === "better" || standing === "worse").length;
  return (
    <Panel>
      <Chart
        title={words.title}
        summary={words.summary(told, values.length)}
        numbers={{
          header: [
            words.setting,
            words.reference,
            words.value,
            words.difference,
            words.low,
            words.high,
            words.verdict,
            words.sentence,
          ],
          rows: effects.settings.flatMap(({ path, reference, values: all }) =>
            all.map(({ value, difference: mean, low, high, standing, sentence }) => [
              path,
              settingText(reference),
              settingText(value),
              mean,
              low,
              high,
              t.design[standing],
              sentence,
            ]),
          ),
        }}
        height={drawing.height}
      >
        {({ width, height }) => {
          const { x, left } = effectsScale(drawing.domain, width);
          const bottom = height - axisHeight;
          return (
            <>
              <Axis
                scale={x}
                side="bottom"
                at={bottom}
                across={bottom}
                label={words.scale(effects.metric)}
                format={(value) => difference(value)}
                ticks={width < 500 ? 3 : 5}
              />
              <line x1={x(0)} x2={x(0)} y1={0} y2={bottom} className="stroke-line-strong" />
              {drawing.lines.map((line) => (
                <EffectRow key={line.key} line={line} x={x} left={left} />
              ))}
            </>
          );
        }}
      </Chart>
    </Panel>
  );
}

function EffectRow({
  line,
  x,
  left,
}: {
  line: EffectLine;
  x: ScaleLinear<number, number>;
  left: number;
}): ReactNode {
  if (line.kind === "setting") {
    return (
      <text x={0} y={line.y} className="fill-ink font-chart text-small font-semibold">
        {line.label}
      </text>
    );
  }
  const label = (
    <text
      x={left - 12}
      y={line.y}
      textAnchor="end"
      dominantBaseline="central"
      className="fill-ink-soft text-small"
    >
      {shortened(line.label, left)}
    </text>
  );
  if (line.kind === "reference") {
    return (
      <g>
        {label}
        <rect x={x(0) - 4} y={line.y - 4} width={8} height={8} className="fill-land stroke-land-line" />
        <text x={x(0) + 10} y={line.y} dominantBaseline="central" className="fill-ink-faint text-tiny">
          {words.reference}
        </text>
      </g>
    );
  }
  const { difference: mean, low, high, standing } = line.effect;
  return (
    <g className={tones[standing]}>
      {label}
      {low !== null && high !== null && (
        <path
          d={`M${x(low)},${line.y}H${x(high)}M${x(low)},${line.y - 4}v8M${x(high)},${line.y - 4}v8`}
          stroke="currentColor"
          strokeWidth={2}
          fill="none"
        />
      )}
      {mean === null ? (
        <text x={x(0) + 10} y={line.y} dominantBaseline="central" className="fill-ink-faint text-tiny italic">
          {words.untold}
        </text>
      ) : (
        <circle
          cx={x(mean)}
          cy={line.y}
          r={4.5}
          stroke="currentColor"
          strokeWidth={2}
          className={standing === "better" || standing === "worse" ? "fill-current" : "fill-surface"}
        />
      )}
    </g>
  );
}

/** About seven and a half pixels a letter: a long value must not run out of the drawing. */
function shortened(text: string, room: number): string {
  const most = Math.floor((room - 12) / 7.5);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
