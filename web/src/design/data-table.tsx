import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { Download } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useMemo, useRef } from "react";
import * as t from "../messages/messages.ts";
import type { Column, Sorting } from "./column.ts";
import { csv } from "./csv.ts";
import { HeaderCell } from "./header-cell.tsx";
import { groupedRows, type RowGroups, rowFrom } from "./grouped-rows.ts";
import { Menu } from "./menu.tsx";
import { saveFile } from "./save-file.ts";
import { sortedRows } from "./sorted-rows.ts";

/**
 * A table of any length: only the rows in sight are in the page, yet it is told whole to those who listen. Arrow keys, Home, End and
 * Page keys move through rows, Enter opens one. Sorting and what is chosen belong to the caller, in the address.
 */
export function DataTable<Row>({
  label,
  rows,
  columns,
  rowKey,
  sorting,
  onSort,
  onOpen,
  isMarked,
  rowHeight = 40,
  height = "max-h-[70vh]",
  fileName,
  aside,
  empty = t.design.noRows,
  groups,
  isSorted = false,
  keyInSight,
  onWalk,
}: {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  sorting?: Sorting | undefined;
  onSort?(sorting: Sorting): void;
  onOpen?(row: Row): void;
  isMarked?(row: Row): boolean;
  /** In CSS pixels at the usual text size; rows are all as high. */
  rowHeight?: number;
  height?: string;
  /** Of the exported file, without ".csv". */
  fileName: string;
  aside?: ReactNode;
  empty?: ReactNode;
  /** Divides the rows; keep it the same object while nothing of it changes. */
  groups?: RowGroups<Row> | undefined;
  /** The rows come in the order of `sorting` already. */
  isSorted?: boolean;
  /** Key of a row that is scrolled to when it is named. */
  keyInSight?: string | undefined;
  /** Keys moved to this row. */
  onWalk?: ((row: Row) => void) | undefined;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const sorted = useMemo(
    () => (isSorted ? rows : sortedRows(rows, columns, sorting)),
    [rows, columns, sorting, isSorted],
  );
  const lines = useMemo(() => groupedRows(sorted, groups), [sorted, groups]);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const tall = Math.round((rowHeight * rem) / 16);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => tall,
    overscan: 12,
    // The header stands above the rows inside what scrolls.
    scrollPaddingEnd: tall,
  });
  const template = columns
    .map(({ width }) => (typeof width === "number" ? `${width}rem` : `minmax(8rem, ${width})`))
    .join(" ");
  const least = columns.reduce((sum, { width }) => sum + (typeof width === "number" ? width : 8), 0);

  const placeInSight = useMemo(
    () => lines.findIndex((line) => line.kind === "row" && rowKey(line.row) === keyInSight),
    // Where it stands matters, not that a caller makes its function anew.
    // eslint-disable-next-line react/exhaustive-deps
    [lines, keyInSight],
  );
  const bringIntoSight = useEffectEvent((place: number) => virtual.scrollToIndex(place));
  // Where the person has scrolled to is the browser's.
  useEffect(() => {
    if (placeInSight >= 0) bringIntoSight(placeInSight);
  }, [placeInSight]);

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    if (row === null || event.target !== row) return;
    const at = Number(row.dataset["row"]);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / tall) - 2);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: lines.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = rowFrom(lines, Math.min(Math.max(to, 0), lines.length - 1), to < at ? -1 : 1);
      virtual.scrollToIndex(next);
      const reached = lines[next];
      if (reached?.kind === "row") onWalk?.(reached.row);
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus(),
      );
    } else if (event.key === "Enter" && onOpen !== undefined) {
      event.preventDefault();
      const line = lines[at];
      if (line?.kind === "row") onOpen(line.row);
    }
  }

  function save(): void {
    const exported = columns.flatMap(({ name, value, besides = [] }) => [
      ...(value === undefined ? [] : [{ name, value }]),
      ...besides,
    ]);
    const cells = sorted.map((row) => exported.map(({ value }) => value(row)));
    saveFile(
      `${fileName}.csv`,
      csv(
        exported.map(({ name }) => name),
        cells,
      ),
      "text/csv",
    );
  }

  return (
    <div className="min-w-0">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <p className="text-small text-ink-soft" role="status">
          {t.design.rows(sorted.length, rows.length)}
        </p>
        <div className="flex items-center gap-2">
          {aside}
          <Menu
            label={`${t.charts.save}: ${label}`}
            trigger={<Download aria-hidden className="size-4" />}
            entries={[{ label: t.charts.saveCsv, onChoose: save }]}
          />
        </div>
      </div>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={lines.length + 1}
        tabIndex={-1}
        onKeyDown={move}
        className={clsx(
          "relative overflow-auto rounded-card border border-line bg-surface text-small tabular-nums",
          height,
        )}
      >
        <div style={{ minWidth: `${least + 1}rem` }}>
          <div role="rowgroup" className="sticky top-0 z-10 border-b border-line-strong bg-sunk">
            <div
              role="row"
              aria-rowindex={1}
              className="grid items-center gap-x-3 px-3"
              style={{ gridTemplateColumns: template }}
            >
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
              ))}
            </div>
          </div>
          <div role="rowgroup" className="relative" style={{ height: `${virtual.getTotalSize()}px` }}>
            {virtual.getVirtualItems().map((item) => {
              const line = lines[item.index]!;
              if (line.kind === "heading") {
                return (
                  <div
                    key={`heading ${line.key}`}
                    role="row"
                    aria-rowindex={item.index + 2}
                    className="absolute inset-x-0 top-0 flex items-center border-b border-line-strong bg-sunk px-3"
                    style={{ height: `${item.size}px`, transform: `translateY(${item.start}px)` }}
                  >
                    <div role="gridcell" className="sticky left-3 font-semibold">
                      {line.heading}
                    </div>
                  </div>
                );
              }
              const { row } = line;
              return (
                <div
                  key={rowKey(row)}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-selected={isMarked?.(row)}
                  data-row={item.index}
                  tabIndex={
                    item.index === rowFrom(lines, virtual.range?.startIndex ?? 0, 1) ||
                    isMarked?.(row) === true
                      ? 0
                      : -1
                  }
                  onClick={(event) => {
                    if (
                      onOpen !== undefined &&
                      (event.target as HTMLElement).closest("a,button,input,label") === null
                    )
                      onOpen(row);
                  }}
                  className={clsx(
                    "absolute inset-x-0 top-0 grid items-center gap-x-3 border-b border-line px-3 focus-visible:-outline-offset-2",
                    onOpen !== undefined && "cursor-pointer hover:bg-depth-1",
                    isMarked?.(row) === true && "bg-depth-2",
                  )}
                  style={{
                    gridTemplateColumns: template,
                    height: `${item.size}px`,
                    transform: `translateY(${item.start}px)`,
                  }}
                >
                  {columns.map((column) => (
                    <div
                      key={column.id}
                      role="gridcell"
                      className={clsx("min-w-0 truncate", column.numeric === true && "text-right")}
                    >
                      {column.cell(row)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
        {sorted.length === 0 && <p className="px-3 py-6 text-center text-ink-soft">{empty}</p>}
      </div>
    </div>
  );
}
