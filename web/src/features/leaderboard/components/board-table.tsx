import { useNavigate } from "@tanstack/react-router";
import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { type ReactNode, useMemo } from "react";
import { DataTable } from "../../../design/data-table.tsx";
import type { RowGroups } from "../../../design/grouped-rows.ts";
import * as t from "../../../messages/messages.ts";
import type { Board, BoardRow } from "../prepare/board.ts";
import { bracketLanes } from "../prepare/bracket-lanes.ts";
import { chosenColumns, columnGroups } from "../prepare/chosen-columns.ts";
import { metricText } from "../../../design/metric-text.ts";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { useBoardAddress } from "../use-board-address.ts";
import { useMarked } from "../use-marked.ts";
import { boardColumns } from "./board-columns.tsx";
import { CompareBar } from "./compare-bar.tsx";

const usualSorting = { column: "rank", down: false };

/** The runs as a table: score, what cannot be told apart, verdict, and whatever columns were chosen. */
export function BoardTable({
  leaderboard,
  board,
  rows,
}: {
  leaderboard: Leaderboard;
  board: Board;
  rows: readonly BoardRow[];
}): ReactNode {
  const { search, change } = useBoardAddress();
  const navigate = useNavigate();
  const { marked, toggle } = useMarked(board.ids);
  const markedText = marked.join(",");
  const sorting = sortingOf(search.sort) ?? usualSorting;
  const group = board.settings.find(({ path }) => path === search.group)?.path;
  const isInRankOrder = sorting.column === "rank" && group === undefined;
  const columns = useMemo(() => {
    const groups = columnGroups(board, leaderboard.metrics, leaderboard.metric);
    return boardColumns({
      leaderboard,
      board,
      rows,
      shown: chosenColumns(groups, search.columns, board),
      isInRankOrder,
      isTurned: sorting.down,
      looked: search.run,
      marked: markedText === "" ? [] : markedText.split(","),
      onMark: toggle,
    });
  }, [leaderboard, board, rows, search.columns, search.run, isInRankOrder, sorting.down, markedText, toggle]);
  const groups = useMemo(() => rowGroups(group), [group]);
  const { undrawn } = useMemo(() => bracketLanes(leaderboard.brackets), [leaderboard.brackets]);
  return (
    <>
      <DataTable
        label={t.leaderboard.title}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        sorting={sorting}
        onSort={(next) => change({ sort: sortingText(next) }, { replace: true })}
        onOpen={({ id }) => void navigate({ to: "/runs/$run", params: { run: id } })}
        isMarked={({ id }) => id === search.run}
        groups={groups}
        keyInSight={search.run}
        fileName={`leaderboard-${leaderboard.experiment}-${leaderboard.metric}`}
        aside={<CompareBar metric={leaderboard.metric} known={board.ids} />}
        empty={t.leaderboard.noMatch}
      />
      {leaderboard.brackets.length > 0 && (
        <p className="mt-1 text-tiny text-ink-soft">
          {isInRankOrder ? t.leaderboard.bracketsSay : t.leaderboard.lettersSay}
          {undrawn > 0 && ` ${t.leaderboard.undrawn(undrawn)}`}
        </p>
      )}
    </>
  );
}

function rowGroups(path: string | undefined): RowGroups<BoardRow> | undefined {
  if (path === undefined) return undefined;
  return {
    of: ({ settings }) => settings.get(path) ?? t.design.notSet,
    heading: (value, rows) => {
      const best = rows.reduce((a, b) => ((b.rank ?? Infinity) < (a.rank ?? Infinity) ? b : a));
      const { value: score } = best.row.summary;
      return t.leaderboard.groupRuns(
        path,
        value,
        rows.length,
        score === null ? t.design.notMeasured : metricText(score),
      );
    },
  };
}
