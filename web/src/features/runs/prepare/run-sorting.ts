import type { Sorting } from "../../../design/column.ts";

/** Columns that the server sorts by; the metric's column carries its id. */
const known = new Set(["started", "label"]);

/** The server's word for a sorting of the table, and back. */
export function sortOf({ column, down }: Sorting): string {
  return `${down ? "-" : ""}${known.has(column) ? column : `metric:${column}`}`;
}

export function sortingOfRuns(sort: string | undefined): Sorting {
  const text = sort === undefined || sort === "" ? "-started" : sort;
  const down = text.startsWith("-");
  return { column: text.replace(/^-/, "").replace(/^metric:/, ""), down };
}
