import { ApiFault } from "../api-fault.ts";

type Key = readonly (string | number | null)[];

export interface PageRequest<Entry> {
  cursor: string | undefined;
  limit: number;
  /** What an entry is sorted by, from the most to the least important; ends with something that no two share. */
  keyOf(entry: Entry): Key;
  /** Where an entry stands before another; by default as their keys do. */
  compare?(a: Key, b: Key): number;
  /** What the list depends on: a cursor of another list is refused. */
  list: string;
}

/**
 * A page of a sorted list. The cursor holds the key of the last entry shown, so that entries which come or go meanwhile move no other
 * across the edge. Throws ApiFault "request.invalid" for a cursor that is none.
 */
export function cutPage<Entry>(
  sorted: readonly Entry[],
  { cursor, limit, keyOf, compare = compareKeys, list }: PageRequest<Entry>,
): { entries: Entry[]; next: string | null; total: number } {
  const after = cursor === undefined ? undefined : readCursor(cursor, list);
  const begin = after === undefined ? 0 : countWhere(sorted, (entry) => compare(keyOf(entry), after) <= 0);
  const entries = sorted.slice(begin, begin + limit);
  const last = entries.at(-1);
  const ends = last === undefined || begin + limit >= sorted.length;
  return { entries, next: ends ? null : writeCursor(keyOf(last), list), total: sorted.length };
}

/** Numbers before texts, null last. */
export function compareKeys(a: Key, b: Key): number {
  for (const [place, one] of a.entries()) {
    const order = compareParts(one, b[place] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

export function compareParts(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : 1;
}

/** How many entries at the beginning pass. */
function countWhere<Entry>(sorted: readonly Entry[], passes: (entry: Entry) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writeCursor(key: Key, list: string): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString("base64url");
}

function readCursor(cursor: string, list: string): Key {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(read) && read[0] === list && read.length > 1 && read.every(isKeyPart)) {
      return read.slice(1) as Key;
    }
  } catch {
    // Said below.
  }
  throw new ApiFault("request.invalid", {
    message: "The cursor in the query is none of this list.",
    hint: "Begin with the first page, and give each page's next as the cursor of the page after it.",
  });
}

function isKeyPart(part: unknown): boolean {
  return part === null || typeof part === "string" || typeof part === "number";
}
