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
  labelX: number;
  labelY: number;
  labelAnchor: "start" | "end";
  barY: number;
  width: number;
  restX: number;
  restWidth: number;
  shownX: number;
  shownY: number;
  shownAnchor: "start" | "end";
}

export const barHeight = 16;
/** Of a small letter, as wide as common fonts have it, at a text size of 16. */
const letterAt16 = 7;
const gap = 8;
/** At a text size of 16; below it names and numbers stand over their bars. */
const narrowAt16 = 380;

/** `rem` is the page's text size in CSS pixels, which grows with the window. */
export function barRowsHeight(rows: number, width: number, rem: number): number {
  return rows * rowHeight(width, rem) + 4;
}

/** Bars that lie, one under the other, with their names before and their numbers after them, or both above where room is short. */
export function layOutBarRows(rows: readonly BarRow[], width: number, rem: number): DrawnBarRow[] {
  const isNarrow = isNarrowAt(width, rem);
  const letterWidth = (letterAt16 * rem) / 16;
  const longest = Math.max(0, ...rows.map(({ label }) => label.length));
  const labelWidth = isNarrow ? 0 : Math.min(Math.ceil(longest * letterWidth) + 4, Math.round(width * 0.38));
  const shownWidth = isNarrow ? 0 : Math.max(0, ...rows.map(({ shown }) => shown.length)) * letterWidth;
  const start = isNarrow ? 0 : labelWidth + gap;
  const room = Math.max(0, width - start - (isNarrow ? 0 : shownWidth + gap + 4));
  const most = Math.max(Number.MIN_VALUE, ...rows.map(({ value, rest = 0 }) => value + rest));
  const long = scaleLinear([0, most], [0, room]);
  return rows.map(({ label, value, shown, rest = 0 }, at) => {
    const top = at * rowHeight(width, rem) + 2;
    const drawn = value === 0 ? 0 : Math.max(1, long(value));
    const drawnRest = rest === 0 ? 0 : Math.min(Math.max(2, long(rest)), Math.max(2, room - drawn));
    const labelRoom = isNarrow ? width - shown.length * letterWidth - gap : labelWidth;
    const textY = isNarrow ? top + 8 : top + barHeight / 2;
    return {
      label: shortenedTo(label, Math.floor(labelRoom / letterWidth)),
      full: label,
      shown,
      labelX: isNarrow ? 0 : labelWidth,
      labelY: textY,
      labelAnchor: isNarrow ? "start" : "end",
      barY: isNarrow ? top + 18 : top,
      width: drawn,
      restX: start + drawn,
      restWidth: drawnRest,
      shownX: isNarrow ? width : start + drawn + drawnRest + gap,
      shownY: textY,
      shownAnchor: isNarrow ? "end" : "start",
    };
  });
}

function isNarrowAt(width: number, rem: number): boolean {
  return width < (narrowAt16 * rem) / 16;
}

function rowHeight(width: number, rem: number): number {
  return isNarrowAt(width, rem) ? 42 : 26;
}

function shortenedTo(label: string, most: number): string {
  const letters = Array.from(label);
  return letters.length <= most ? label : `${letters.slice(0, Math.max(1, most - 1)).join("")}…`;
}
