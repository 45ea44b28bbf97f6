import { useNavigate } from "@tanstack/react-router";
import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { ArrowLeftRight } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { IconButton } from "../../../design/button.tsx";
import { DataTable } from "../../../design/data-table.tsx";
import { Panel } from "../../../design/panel.tsx";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";
import type { Board, BoardRow } from "../prepare/board.ts";
import { chosenMeasures } from "../prepare/chosen-measures.ts";
import { measuresOf } from "../prepare/measures.ts";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { tradeOffOf } from "../prepare/trade-off.ts";
import { useBoardAddress } from "../use-board-address.ts";
import { useMarked } from "../use-marked.ts";
import { CompareBar } from "./compare-bar.tsx";
import { LookedRun } from "./looked-run.tsx";
import { tradeOffColumns } from "./trade-off-columns.tsx";
import { TradeOffChart } from "./trade-off-chart.tsx";

/** Runs by two measures, drawn and as a table; what is pointed at in one is shown in the other. */
export function TradeOffView({
  leaderboard,
  board,
  rows,
}: {
  leaderboard: Leaderboard;
  board: Board;
  rows: readonly BoardRow[];
}): ReactNode {
  const words = t.leaderboard.tradeOff;
  const { search, change } = useBoardAddress();
  const navigate = useNavigate();
  // Where the pointer is: gone with it, so it stands in no address.
  const [pointed, setPointed] = useState<string>();
  const { marked, toggle } = useMarked(board.ids);
  const measures = useMemo(() => measuresOf(leaderboard.metrics), [leaderboard.metrics]);
  const { x, y } = chosenMeasures(measures, search, leaderboard.metric);
  const tradeOff = useMemo(() => tradeOffOf(rows, x, y), [rows, x, y]);
  const front = useMemo(() => new Set(tradeOff.contours[0]?.map(({ id }) => id)), [tradeOff]);
  const looked = rows.find(({ id }) => id === search.run);
  const sorting = sortingOf(search.sort) ?? { column: "y", down: !y.lowerIsBetter };
  const open = (id: string): void => void navigate({ to: "/runs/$run", params: { run: id } });
  const choices = measures.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Select label={words.up} value={y.id} choices={choices} onChange={(id) => change({ y: id })} />
        <IconButton label={words.swap} onClick={() => change({ x: y.id, y: x.id })}>
          <ArrowLeftRight aria-hidden className="size-4" />
        </IconButton>
        <Select label={words.across} value={x.id} choices={choices} onChange={(id) => change({ x: id })} />
      </div>
      <div className="grid items-start gap-4 2xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Panel>
          <TradeOffChart
            tradeOff={tradeOff}
            x={x}
            y={y}
            looked={search.run}
            pointed={pointed}
            marked={marked}
            onLook={(run) => change({ run }, { replace: true })}
            onPoint={setPointed}
            onOpen={open}
          />
          <p className="mt-2 text-small text-ink-soft">
            {words.how} {tradeOff.missing > 0 && words.missing(tradeOff.missing)}
          </p>
          <p className="mt-1 text-small text-ink-soft max-md:hidden">{words.keys}</p>
          <LookedRun
            row={looked}
            x={x}
            y={y}
            isFront={looked !== undefined && front.has(looked.id)}
            isMarked={looked !== undefined && marked.includes(looked.id)}
            onMark={toggle}
          />
        </Panel>
        {/* Pointing is watched here for all rows at once; each row can be reached and opened by itself. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          className="min-w-0"
          onPointerOver={({ target }) => setPointed(runOf(target))}
          onPointerLeave={() => setPointed(undefined)}
          onFocus={({ target }) => setPointed(runOf(target))}
          onBlur={() => setPointed(undefined)}
        >
          <DataTable
            label={words.title(y.name, x.name)}
            rows={rows}
            columns={tradeOffColumns({ rows, x, y, front, marked, onMark: toggle })}
            rowKey={({ id }) => id}
            sorting={sorting}
            onSort={(next) => change({ sort: sortingText(next) }, { replace: true })}
            onOpen={({ id }) => open(id)}
            isMarked={({ id }) => id === search.run || id === pointed}
            keyInSight={search.run}
            fileName={`trade-off-${y.id}-${x.id}`}
            aside={<CompareBar metric={leaderboard.metric} known={board.ids} />}
            empty={t.leaderboard.noMatch}
          />
        </div>
      </div>
    </div>
  );
}

function runOf(target: EventTarget): string | undefined {
  const row = (target as Element).closest("[data-row]");
  return row?.querySelector("[data-run]")?.getAttribute("data-run") ?? undefined;
}
