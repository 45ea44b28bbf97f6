import { scaleLinear } from "d3-scale";

export interface BarRow {
  label: string;
  value: number;
  /** What is written at the bar's end. */
  shown: string;
  /** Of `value`, a part that is drawn apart after it, such as what was lost. */
  rest?: number;
}

export interface DrawnBarRow {
  label: string;
  full: string;
  shown: string;
  y: number;
  width: number;
  restX: number;
  restWidth: number;
  shownX: number;
}

export const barRowHeight = 26;
const letterWidth = 6.6;
const gap = 8;

/** Bars that lie, one under the other, with their names before and their numbers after them. */
export function layOutBarRows(
  rows: readonly BarRow[],
  width: number,
): { rows: DrawnBarRow[]; labelWidth: number; barHeight: number; height: number } {
  const longest = Math.max(0, ...rows.map(({ label }) => label.length));
  const labelWidth = Math.round(Math.min(longest * letterWidth, width * 0.38));
  const shownWidth = Math.max(0, ...rows.map(({ shown }) => shown.length)) * letterWidth;
  const room = Math.max(0, width - labelWidth - shownWidth - 2 * gap - 4);
  const most = Math.max(1, ...rows.map(({ value, rest = 0 }) => value + rest));
  const long = scaleLinear([0, most], [0, room]);
  const start = labelWidth + gap;
  return {
    labelWidth,
    barHeight: 16,
    height: rows.length * barRowHeight + 4,
    rows: rows.map(({ label, value, shown, rest = 0 }, at) => {
      const drawn = value === 0 ? 0 : Math.max(1, long(value));
      const drawnRest = rest === 0 ? 0 : Math.max(2, long(rest));
      return {
        label: shortenedTo(label, Math.floor(labelWidth / letterWidth)),
        full: label,
        shown,
        y: at * barRowHeight + 2,
        width: drawn,
        restX: start + drawn,
        restWidth: drawnRest,
        shownX: start + drawn + drawnRest + gap,
      };
    }),
  };
}

function shortenedTo(label: string, most: number): string {
  const letters = Array.from(label);
  return letters.length <= most ? label : `${letters.slice(0, Math.max(1, most - 1)).join("")}…`;
}
