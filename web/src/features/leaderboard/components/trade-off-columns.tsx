import type { ReactNode } from "react";
import type { Column } from "../../../design/column.ts";
import * as t from "../../../messages/messages.ts";
import type { BoardRow } from "../prepare/board.ts";
import type { Measure } from "../prepare/measures.ts";
import { nameWidth } from "../prepare/name-width.ts";
import { markColumn } from "./mark-column.tsx";
import { RunCell } from "./run-cell.tsx";

/** The two measures beside the run, and whether it is on the front of these two. */
export function tradeOffColumns({
  rows,
  x,
  y,
  front,
  marked,
  onMark,
}: {
  rows: readonly BoardRow[];
  x: Measure;
  y: Measure;
  front: ReadonlySet<string>;
  marked: readonly string[];
  onMark(id: string): void;
}): Column<BoardRow>[] {
  const words = t.leaderboard;
  return [
    markColumn({ marked, onMark }),
    {
      id: "name",
      header: words.run,
      name: words.run,
      cell: (row) => <RunCell row={row} isOnFront={front.has(row.id)} />,
      value: ({ row }) => row.run.label,
      width: nameWidth(rows),
    },
    measureColumn("y", y),
    measureColumn("x", x),
    {
      id: "front",
      header: words.tradeOff.frontShort,
      name: words.tradeOff.frontColumn,
      cell: ({ id }) => (front.has(id) ? words.tradeOff.yes : ""),
      value: ({ id }) => front.has(id),
      width: 6.5,
    },
  ];
}

function measureColumn(id: "x" | "y", measure: Measure): Column<BoardRow> {
  return {
    id,
    header: measure.name,
    name: measure.name,
    cell: ({ row }): ReactNode => {
      const value = measure.value(row);
      return value === null ? (
        <span className="text-ink-faint">{t.design.notMeasured}</span>
      ) : (
        measure.shown(value)
      );
    },
    value: ({ row }) => measure.value(row),
    width: 9.5,
    numeric: true,
  };
}
