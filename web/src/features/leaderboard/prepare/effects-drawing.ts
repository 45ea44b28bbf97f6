import type { Effects } from "@contracts/api/effects.ts";
import { scaleLinear, type ScaleLinear } from "d3-scale";
import { settingText } from "../../../design/setting-text.ts";

type SettingEffect = Effects["settings"][number]["values"][number];

/** A line of the drawing: a setting's name, its reference, or one of its other values. */
export type EffectLine =
  | { kind: "setting"; key: string; y: number; label: string }
  | { kind: "reference"; key: string; y: number; label: string }
  | { kind: "value"; key: string; y: number; label: string; effect: SettingEffect };

export interface EffectsDrawing {
  lines: readonly EffectLine[];
  height: number;
  domain: readonly [number, number];
}

const settingHeight = 30;
const lineHeight = 26;
export const axisHeight = 46;

/** Every value under its setting, on one scale for all, so that a strong setting is seen to be strong. */
export function effectsDrawing({ settings }: Effects): EffectsDrawing {
  const lines: EffectLine[] = [];
  let y = 0;
  for (const { path, together, reference, values } of settings) {
    y += settingHeight;
    lines.push({ kind: "setting", key: path, y: y - 10, label: [path, ...together].join(" + ") });
    y += lineHeight;
    lines.push({
      kind: "reference",
      key: `${path}=`,
      y: y - lineHeight / 2,
      label: settingText(reference),
    });
    for (const effect of values) {
      y += lineHeight;
      const label = settingText(effect.value);
      lines.push({ kind: "value", key: `${path}=${label}`, y: y - lineHeight / 2, label, effect });
    }
  }
  return { lines, height: y + axisHeight, domain: domainOf(settings.flatMap(({ values }) => values)) };
}

/** Zero is always in it: it is what the reference stands for. */
function domainOf(values: readonly SettingEffect[]): [number, number] {
  const ends = values.flatMap(({ difference, low, high }) =>
    [difference, low, high].filter((end) => end !== null),
  );
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (most - least) * 0.08 || 0.01;
  return [least - room, most + room];
}

/** Labels stand left of `left`, which is a good quarter of the width. */
export function effectsScale(
  domain: readonly [number, number],
  width: number,
): { x: ScaleLinear<number, number>; left: number } {
  const left = Math.min(220, Math.max(108, Math.round(width * 0.28)));
  return { x: scaleLinear([...domain], [left, width - 16]), left };
}
