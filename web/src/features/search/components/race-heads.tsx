import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import type { RaceDrawing } from "../prepare/race-drawing.ts";
import type { Race, Round } from "../prepare/race.ts";

/** Rounds closer than this, in pixels, have no room for their words: the table below has them. */
const tightest = 104;

/** Above each round: its phase where it begins, the questions, and how many came in and went on. */
export function RaceHeads({
  race,
  columns,
  height,
}: {
  race: Race;
  columns: RaceDrawing["columns"];
  height: number;
}): ReactNode {
  const phases = [...new Set(race.rounds.map(({ phase }) => phase))];
  const isTight = columns.length > 1 && columns[1]!.x - columns[0]!.x < tightest;
  return (
    <g aria-hidden className="text-tiny">
      {columns.map(({ x, round }, at) => {
        const one = race.rounds[round]!;
        const phase = phases.indexOf(one.phase);
        const anchor = at === 0 ? "start" : at === columns.length - 1 ? "end" : "middle";
        const left = at === 0 ? x - 20 : at === columns.length - 1 ? x + 20 : x;
        return (
          <g key={round}>
            <line x1={x} x2={x} y1={50} y2={height} className="stroke-line" />
            {race.rounds[round - 1]?.phase !== one.phase && (
              <text
                x={left}
                y={isTight && phase % 2 === 1 ? 27 : 12}
                textAnchor={anchor}
                className="fill-ink font-chart text-small font-semibold"
              >
                {t.search.phases[one.phase]}
              </text>
            )}
            {!isTight && (
              <text x={left} y={28} textAnchor={anchor} className="fill-ink-soft">
                {t.search.race.asked(one.questions)}
              </text>
            )}
            <text x={left} y={43} textAnchor={anchor} className="fill-ink-soft">
              {isTight ? one.started : flow(one)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function flow({ phase, started, wentOn, isOver }: Round): string {
  const words = t.search.race;
  if (!isOver) return words.inRoundOpen(started);
  return phase === "confirm" || wentOn === 0 ? words.inRoundConfirm(started) : words.inRound(started, wentOn);
}
