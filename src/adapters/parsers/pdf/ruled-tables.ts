import { type Box, boxAround } from "./box.ts";
import { groupedBy } from "./grouped-by.ts";

/** The grid that lines on the page draw, with which of its cells belong together. */
export interface RuledTable {
  box: Box;
  /** Edges of its columns and rows, in order. */
  xs: number[];
  ys: number[];
  /** For each field of the grid, row by row, the number of the first field of its cell. */
  cells: number[];
}

interface Rule {
  /** Where across it stands, and from where to where along. */
  at: number;
  from: number;
  to: number;
}

/** Lines that meet within this distance touch. */
const touch = 3;
/** Pages with more lines are drawings. */
const mostRules = 1500;
const mostFields = 10_000;

/** Tables with two columns or more. A frame around text is none. */
export function ruledTables(rules: readonly Box[]): RuledTable[] {
  const levels = merged(
    rules
      .filter((rule) => rule.right - rule.left >= rule.bottom - rule.top)
      .map((rule) => ({ at: (rule.top + rule.bottom) / 2, from: rule.left, to: rule.right })),
  );
  const uprights = merged(
    rules
      .filter((rule) => rule.right - rule.left < rule.bottom - rule.top)
      .map((rule) => ({ at: (rule.left + rule.right) / 2, from: rule.top, to: rule.bottom })),
  );
  if (levels.length < 2 || uprights.length < 2 || levels.length + uprights.length > mostRules) return [];
  const all = [...levels, ...uprights];
  const pairs: [number, number][] = [];
  for (const [index, level] of levels.entries()) {
    for (const [other, upright] of uprights.entries()) {
      if (meet(level, upright)) pairs.push([index, levels.length + other]);
    }
  }
  return groupedBy(all.length, pairs)
    .map((members) => ({
      levels: members.filter((member) => member < levels.length).map((member) => all[member] as Rule),
      uprights: members.filter((member) => member >= levels.length).map((member) => all[member] as Rule),
    }))
    .flatMap((group) => tableOf(group.levels, group.uprights))
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
}

function meet(level: Rule, upright: Rule): boolean {
  return (
    upright.at >= level.from - touch &&
    upright.at <= level.to + touch &&
    level.at >= upright.from - touch &&
    level.at <= upright.to + touch
  );
}

/** Lines are often drawn a cell at a time: what lies end to end is one. */
function merged(rules: readonly Rule[]): Rule[] {
  const result: Rule[] = [];
  const sorted = rules.toSorted((a, b) => Math.round(a.at / 2) - Math.round(b.at / 2) || a.from - b.from);
  for (const rule of sorted) {
    const last = result.at(-1);
    if (last !== undefined && Math.abs(last.at - rule.at) <= 1.5 && rule.from <= last.to + touch) {
      last.to = Math.max(last.to, rule.to);
    } else {
      result.push({ ...rule });
    }
  }
  return result;
}

function tableOf(levels: readonly Rule[], uprights: readonly Rule[]): RuledTable[] {
  const xs = edges(uprights);
  const ys = edges(levels);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 2 || rows < 1 || columns * rows > mostFields) return [];
  const pairs: [number, number][] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const field = row * columns + column;
      const x = ((xs[column] as number) + (xs[column + 1] as number)) / 2;
      const y = ((ys[row] as number) + (ys[row + 1] as number)) / 2;
      if (column + 1 < columns && !isDrawn(uprights, xs[column + 1] as number, y))
        pairs.push([field, field + 1]);
      if (row + 1 < rows && !isDrawn(levels, ys[row + 1] as number, x)) pairs.push([field, field + columns]);
    }
  }
  const cells: number[] = [];
  const groups = groupedBy(columns * rows, pairs);
  if (groups.length < 2) return [];
  for (const members of groups) for (const member of members) cells[member] = members[0] as number;
  const box = boxAround([
    {
      left: xs[0] as number,
      right: xs[columns] as number,
      top: ys[0] as number,
      bottom: ys[rows] as number,
    },
  ]);
  return [{ box, xs, ys, cells }];
}

function edges(rules: readonly Rule[]): number[] {
  const places: number[] = [];
  for (const { at } of rules.toSorted((a, b) => a.at - b.at)) {
    if (places.length === 0 || at - (places.at(-1) as number) > touch) places.push(at);
  }
  return places;
}

function isDrawn(rules: readonly Rule[], at: number, along: number): boolean {
  return rules.some(
    (rule) => Math.abs(rule.at - at) <= touch && rule.from <= along + 0.5 && rule.to >= along - 0.5,
  );
}

/** The number of the cell a point lies in; undefined outside the table. */
export function cellAt({ xs, ys, cells }: RuledTable, x: number, y: number): number | undefined {
  const column = xs.findLastIndex((edge) => edge <= x);
  const row = ys.findLastIndex((edge) => edge <= y);
  const columns = xs.length - 1;
  if (column < 0 || row < 0 || column >= columns || row >= ys.length - 1) return undefined;
  return cells[row * columns + column];
}
