import type { Sorting } from "./column.ts";

/** A sorting as an address has it: "label", or "-label" where the highest comes first. */
export function sortingText({ column, down }: Sorting): string {
  return down ? `-${column}` : column;
}

export function sortingOf(text: string | undefined): Sorting | undefined {
  if (text === undefined || text === "") return undefined;
  return text.startsWith("-") ? { column: text.slice(1), down: true } : { column: text, down: false };
}
