import clsx from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";
import type { Column, Sorting } from "./column.ts";

/** A column's name, and the button that sorts by it. */
export function HeaderCell<Row>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  sorting: Sorting | undefined;
  onSort: ((sorting: Sorting) => void) | undefined;
}): ReactNode {
  const isSorted = sorting?.column === column.id;
  const canSort = onSort !== undefined && column.value !== undefined;
  const Arrow = !isSorted ? ChevronsUpDown : sorting.down ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? (sorting.down ? "descending" : "ascending") : canSort ? "none" : undefined}
      className={clsx(
        "flex min-h-9 min-w-0 items-center gap-1 font-semibold text-ink-soft",
        column.numeric === true && "justify-end",
      )}
    >
      <span className="min-w-0 truncate">{column.header}</span>
      {canSort && (
        <button
          type="button"
          aria-label={`${t.design.sortBy(column.name)}${isSorted ? `, ${sorting.down ? t.design.sortedDown : t.design.sortedUp}` : ""}`}
          onClick={() =>
            onSort({ column: column.id, down: isSorted ? !sorting.down : column.numeric === true })
          }
          className={clsx(
            "grid size-6 shrink-0 place-items-center rounded hover:bg-depth-2",
            isSorted ? "text-ink" : "text-ink-faint",
          )}
        >
          <Arrow aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}
