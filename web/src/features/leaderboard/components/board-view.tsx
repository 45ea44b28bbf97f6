import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { type ReactNode, Suspense, useMemo } from "react";
import { lazyPart } from "../../../api/lazy-part.ts";
import { Panel } from "../../../design/panel.tsx";
import { Loading, Notice } from "../../../design/notices.tsx";
import { Tabs } from "../../../design/tabs.tsx";
import * as t from "../../../messages/messages.ts";
import { boardViews } from "../board-search.ts";
import { boardOf } from "../prepare/board.ts";
import { parseConditions } from "../prepare/conditions.ts";
import { visibleRows } from "../prepare/visible-rows.ts";
import { useBoardAddress } from "../use-board-address.ts";
import { BoardControls } from "./board-controls.tsx";
import { BoardSummary } from "./board-summary.tsx";
import { BoardTable } from "./board-table.tsx";
import { RowFilters } from "./row-filters.tsx";

/** The table is what nearly everybody comes for: the drawings are loaded when they are asked for. */
const TradeOffView = lazyPart(() => import("./trade-off-view.tsx"), "TradeOffView");
const EffectsView = lazyPart(() => import("./effects-view.tsx"), "EffectsView");
const views = boardViews.map((value) => ({ value, label: t.leaderboard.views[value] }));

/** All of a leaderboard: what it says, how it is looked at, and the view that was chosen. */
export function BoardView({ leaderboard }: { leaderboard: Leaderboard }): ReactNode {
  const { search, change } = useBoardAddress();
  const board = useMemo(() => boardOf(leaderboard), [leaderboard]);
  const { where, text } = search;
  const rows = useMemo(
    () => visibleRows(board.rows, { conditions: parseConditions(where), text }),
    [board, where, text],
  );
  const view = search.view ?? "table";
  return (
    <>
      <BoardSummary leaderboard={leaderboard} board={board} />
      <BoardControls leaderboard={leaderboard} board={board} />
      <Tabs
        label={t.leaderboard.viewsLabel}
        value={view}
        onChange={(next) => change({ view: next === "table" ? undefined : next })}
        tabs={views}
      >
        {view === "effects" ? (
          <Suspense fallback={<Loading what={t.leaderboard.readingEffects} />}>
            <EffectsView leaderboard={leaderboard} />
          </Suspense>
        ) : (
          <>
            <RowFilters leaderboard={leaderboard} board={board} view={view} />
            {view === "table" ? (
              <BoardTable leaderboard={leaderboard} board={board} rows={rows} />
            ) : (
              <Suspense fallback={<Loading what={t.leaderboard.reading} />}>
                <TradeOffView leaderboard={leaderboard} board={board} rows={rows} />
              </Suspense>
            )}
          </>
        )}
      </Tabs>
      {leaderboard.notices.length > 0 && (
        <Panel title={t.leaderboard.notices}>
          <ul className="flex flex-col gap-2">
            {leaderboard.notices.map((notice) => (
              <li key={notice}>
                <Notice>{notice}</Notice>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
