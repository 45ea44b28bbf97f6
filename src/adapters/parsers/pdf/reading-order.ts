import type { Box } from "./box.ts";

/** Something that stands on a page: a word, a whole table, a figure, or a line drawn across. */
export interface Standing extends Box {
  /** Where letters have their body, without what reaches above and below: lines set tightly still come apart. */
  coreTop: number;
  coreBottom: number;
  characters: number;
  /** Of its type; 0 for what is no word. */
  size: number;
  bold: boolean;
}

interface Band<Item> extends Box {
  items: Item[];
  /** What its items leave no strip between, in order. */
  taken: Interval[];
}

/** Two columns with a strip about `middle` between them, up to the band before `end`. */
interface Columns {
  end: number;
  middle: number;
}

interface Interval {
  from: number;
  to: number;
}

/** Points between columns: no blank between words is as wide in type that is read in columns. */
const narrowest = 8;
/** Pages with more lines than this are no prose, and are read from top to bottom. */
const mostBands = 500;

/**
 * Columns in the order they are read: the items of a page as a list of flows, each of which is read from top to bottom. Looks for
 * stretches of lines that share an empty strip with prose on both of its sides; what stands across it parts one stretch from the next.
 */
export function flowsOf<Item extends Standing>(items: readonly Item[], depth = 0): Item[][] {
  const bands = bandsOf(items);
  for (const band of bands) band.taken = takenBy(band.items);
  if (depth > 5 || bands.length > mostBands || bands.length < 3)
    return items.length === 0 ? [] : [[...items]];
  const flows: Item[][] = [];
  let plain: Item[] = [];
  for (let at = 0; at < bands.length;) {
    const columns = columnsFrom(bands, at);
    if (columns !== undefined) columns.end = endBeforeTitle(bands, at, columns);
    if (columns === undefined) {
      plain.push(...(bands[at] as Band<Item>).items);
      at += 1;
      continue;
    }
    if (plain.length > 0) flows.push(plain);
    plain = [];
    const stretch = bands.slice(at, columns.end).flatMap((band) => band.items);
    const isLeft = (item: Item) => (item.left + item.right) / 2 < columns.middle;
    flows.push(...flowsOf(stretch.filter(isLeft), depth + 1));
    flows.push(
      ...flowsOf(
        stretch.filter((item) => !isLeft(item)),
        depth + 1,
      ),
    );
    at = columns.end;
  }
  if (plain.length > 0) flows.push(plain);
  return flows;
}

/**
 * Where these columns end when a title in the first of them heads more than that column: what stands across all of them below, or new
 * columns that begin below it side by side. Read with its own column it would come before all of the second one.
 */
function endBeforeTitle<Item extends Standing>(
  bands: readonly Band<Item>[],
  start: number,
  { end, middle }: Columns,
): number {
  const body = bands.slice(start, end).flatMap((band) => band.items);
  const size = mainSizeOf(body);
  const isBold = charactersOf(body.filter((item) => item.bold)) > 0.5 * charactersOf(body);
  const isLeft = (item: Item) => (item.left + item.right) / 2 < middle;
  const isGreater = (item: Item) => item.size >= 1.1 * size;
  const isTitle = (item: Item) =>
    item.size > 0 && isLeft(item) && (isGreater(item) || (item.bold && !isBold));
  const isGreatTitle = (at: number) =>
    (bands[at] as Band<Item>).items.every((item) => isTitle(item) && isGreater(item));
  const heads = (at: number) => {
    const above = bands.slice(start, at).flatMap((band) => band.items);
    const below = bands.slice(at + 1, end).flatMap((band) => band.items);
    const [left, right] = [true, false].map((side) => ({
      above: Math.max(...above.filter((item) => isLeft(item) === side).map((item) => item.coreBottom)),
      below: Math.min(...below.filter((item) => isLeft(item) === side).map((item) => item.coreTop)),
    })) as [Sides, Sides];
    const endTogether = right.above > -Infinity && right.above <= left.above + 0.5 * size;
    const beginTogether = Math.abs(left.below - right.below) <= 2;
    return endTogether && beginTogether && columnsFrom(bands, at) !== undefined;
  };
  for (let at = start + 1; at < end - 1; at += 1) {
    if (!isGreatTitle(at) || !heads(at)) continue;
    let first = at;
    while (first > start + 1 && isGreatTitle(first - 1)) first -= 1;
    return first;
  }
  let last = end;
  while (last > start + 2 && bands[last] !== undefined) {
    const band = bands[last - 1] as Band<Item>;
    if (!band.items.every(isTitle)) break;
    const distance = (bands[last] as Band<Item>).top - band.bottom;
    if (distance > 2.5 * Math.max(...band.items.map((item) => item.size))) break;
    last -= 1;
  }
  return last;
}

/** Where one column ends above a title and begins again below it. */
interface Sides {
  above: number;
  below: number;
}

function mainSizeOf(items: readonly Standing[]): number {
  const sizes = new Map<number, number>();
  for (const { size, characters } of items) sizes.set(size, (sizes.get(size) ?? 0) + characters);
  return Array.from(sizes).reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

function charactersOf(items: readonly Standing[]): number {
  return items.reduce((sum, { characters }) => sum + characters, 0);
}

function bandsOf<Item extends Standing>(items: readonly Item[]): Band<Item>[] {
  const bands: Band<Item>[] = [];
  for (const item of items.toSorted((a, b) => a.coreTop - b.coreTop)) {
    const band = bands.at(-1);
    if (band === undefined || item.coreTop >= band.bottom) {
      const { left, right, coreTop: top, coreBottom: bottom } = item;
      bands.push({ left, right, top, bottom, items: [item], taken: [] });
      continue;
    }
    band.items.push(item);
    band.left = Math.min(band.left, item.left);
    band.right = Math.max(band.right, item.right);
    band.bottom = Math.max(band.bottom, item.coreBottom);
  }
  return bands;
}

/** The longest stretch of bands from this one on with a strip between two columns of prose, if there is one. */
function columnsFrom<Item extends Standing>(
  bands: readonly Band<Item>[],
  start: number,
): Columns | undefined {
  const left = Math.min(...bands.map((band) => band.left));
  const right = Math.max(...bands.map((band) => band.right));
  let strips: Interval[] = [{ from: left, to: right }];
  let end = start;
  let best: { end: number; strips: Interval[] } | undefined;
  for (; end < bands.length; end += 1) {
    strips = without(strips, (bands[end] as Band<Item>).taken);
    const inner = strips.filter(({ from, to }) => from > left && to < right);
    if (strips.length === 0) break;
    if (inner.length > 0) best = { end: end + 1, strips: inner };
  }
  if (best === undefined || best.end - start < 3) return undefined;
  const stretch = bands.slice(start, best.end);
  const gutter = best.strips
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .find((strip) => isBetweenProse(stretch, strip));
  return gutter && { end: best.end, middle: (gutter.from + gutter.to) / 2 };
}

function takenBy(items: readonly Standing[]): Interval[] {
  const taken: Interval[] = [];
  for (const item of items.toSorted((a, b) => a.left - b.left)) {
    const last = taken.at(-1);
    if (last === undefined || item.left - last.to >= narrowest)
      taken.push({ from: item.left, to: item.right });
    else last.to = Math.max(last.to, item.right);
  }
  return taken;
}

function without(strips: readonly Interval[], taken: readonly Interval[]): Interval[] {
  let rest = [...strips];
  for (const { from, to } of taken) {
    rest = rest.flatMap((strip) =>
      from >= strip.to || to <= strip.from
        ? [strip]
        : [
            { from: strip.from, to: Math.min(strip.to, from) },
            { from: Math.max(strip.from, to), to: strip.to },
          ].filter((part) => part.to - part.from >= narrowest),
    );
  }
  return rest;
}

/** Prose fills its column: most lines reach across it. Cells, labels and bullets do not. */
function isBetweenProse<Item extends Standing>(bands: readonly Band<Item>[], strip: Interval): boolean {
  return [(item: Item) => item.right <= strip.from + 1, (item: Item) => item.left >= strip.to - 1].every(
    (isOnSide) => {
      const lines = bands
        .map((band) => band.items.filter(isOnSide))
        .filter((items) => items.length > 0)
        .flatMap((items) => bandsOf(items));
      const left = Math.min(...lines.map((line) => line.left));
      const right = Math.max(...lines.map((line) => line.right));
      const full = lines.filter((line) => line.right - line.left >= 0.6 * (right - left)).length;
      const characters = charactersOf(lines.flatMap((line) => line.items));
      return lines.length >= 3 && full >= 0.5 * lines.length && characters / lines.length >= 16;
    },
  );
}
