import type { Sorting } from "./column.ts";

/** "-latency": by this column, the highest first. */
export function sortingOf(text: string | undefined): Sorting | undefined {
  if (text === undefined || text === "" || text === "-") return undefined;
  return text.startsWith("-") ? { column: text.slice(1), down: true } : { column: text, down: false };
}

export function sortingText({ column, down }: Sorting): string {
  return down ? `-${column}` : column;
}
