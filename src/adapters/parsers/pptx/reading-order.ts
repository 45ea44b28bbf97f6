import type { Box } from "./box.ts";

/** More than this are no layout that a person made; they are read from the top. */
const mostCut = 300;

/**
 * Orders what stands on a slide as an eye goes: what is parted by the widest gap is read one after the other, so that columns stay
 * columns and rows stay rows. What has no place keeps its order and comes last.
 */
export function readingOrder<Item extends { box: Box | undefined }>(items: readonly Item[]): Item[] {
  const placed = items.filter((item): item is Item & { box: Box } => item.box !== undefined);
  const unplaced = items.filter(({ box }) => box === undefined);
  return [...(placed.length > mostCut ? placed.toSorted(fromTop) : cut(placed)), ...unplaced];
}

function cut<Item extends { box: Box }>(items: readonly Item[]): Item[] {
  if (items.length <= 1) return [...items];
  const down = widestGap(items, ({ top, height }) => ({ start: top, end: top + height }));
  const across = widestGap(items, ({ left, width }) => ({ start: left, end: left + width }));
  const best = across !== undefined && (down === undefined || across.width > down.width) ? across : down;
  if (best === undefined) return items.toSorted(fromTop);
  return [...cut(best.before), ...cut(best.after)];
}

/** Where the items fall into two that do not touch, the widest such place. */
function widestGap<Item extends { box: Box }>(
  items: readonly Item[],
  extentOf: (box: Box) => { start: number; end: number },
): { width: number; before: Item[]; after: Item[] } | undefined {
  const sorted = items
    .map((item) => ({ item, ...extentOf(item.box) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let best: { width: number; at: number } | undefined;
  let reached = sorted[0]?.end ?? 0;
  for (const [at, { start, end }] of sorted.entries()) {
    const width = start - reached;
    if (at > 0 && width >= 0 && (best === undefined || width > best.width)) best = { width, at };
    reached = Math.max(reached, end);
  }
  if (best === undefined) return undefined;
  const parts = sorted.map(({ item }) => item);
  return { width: best.width, before: parts.slice(0, best.at), after: parts.slice(best.at) };
}

function fromTop({ box: one }: { box: Box }, { box: other }: { box: Box }): number {
  return one.top - other.top || one.left - other.left;
}
