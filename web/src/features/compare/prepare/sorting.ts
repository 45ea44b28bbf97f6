import type { Sorting } from "../../../design/column.ts";

/** "difference" lowest first, "-difference" highest first; undefined is the order of the file. */
export function sortingOf(text: string | undefined): Sorting | undefined {
  if (text === undefined || text === "") return undefined;
  return text.startsWith("-") ? { column: text.slice(1), down: true } : { column: text, down: false };
}

export function sortText({ column, down }: Sorting): string {
  return down ? `-${column}` : column;
}
