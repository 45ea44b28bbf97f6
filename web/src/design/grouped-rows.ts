import type { ReactNode } from "react";

/** How a table's rows are divided: by a text of each, under a heading of its own. */
export interface RowGroups<Row> {
  of(row: Row): string;
  heading(group: string, rows: readonly Row[]): ReactNode;
}

export type TableLine<Row> = { kind: "row"; row: Row } | { kind: "heading"; key: string; heading: ReactNode };

/** Rows keep their order within a group; groups stand in the order of their first row. */
export function groupedRows<Row>(
  sorted: readonly Row[],
  groups: RowGroups<Row> | undefined,
): readonly TableLine<Row>[] {
  if (groups === undefined) return sorted.map((row) => ({ kind: "row", row }));
  return [...Map.groupBy(sorted, (row) => groups.of(row))].flatMap(([key, rows]): TableLine<Row>[] => [
    { kind: "heading", key, heading: groups.heading(key, rows) },
    ...rows.map((row) => ({ kind: "row", row }) as const),
  ]);
}

/** The next line from `start` on, in this direction, that is a row; the other way round at the end. */
export function rowFrom<Row>(lines: readonly TableLine<Row>[], start: number, step: 1 | -1): number {
  for (const direction of [step, -step]) {
    for (let at = start; at >= 0 && at < lines.length; at += direction) {
      if (lines[at]!.kind === "row") return at;
    }
  }
  return start;
}
