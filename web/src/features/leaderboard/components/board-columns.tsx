import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { IntervalBar } from "../../../charts/interval-bar.tsx";
import { Badge } from "../../../design/badge.tsx";
import type { Column } from "../../../design/column.ts";
import { count, date, difference, interval } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import { VerdictMark } from "../../../design/verdict-mark.tsx";
import * as t from "../../../messages/messages.ts";
import type { Board, BoardRow } from "../prepare/board.ts";
import { alikeRanks, bracketLanes, lanePieces } from "../prepare/bracket-lanes.ts";
import { metricText } from "../../../design/metric-text.ts";
import { measuresOf } from "../prepare/measures.ts";
import { nameWidth } from "../prepare/name-width.ts";
import { scoreDomain } from "../prepare/score-domain.ts";
import { AlikeCell } from "./alike-cell.tsx";
import { markColumn } from "./mark-column.tsx";
import { RunCell } from "./run-cell.tsx";

export interface ColumnsOptions {
  leaderboard: Leaderboard;
  board: Board;
  /** Those that are shown. */
  rows: readonly BoardRow[];
  /** Ids of the columns that were chosen, in order. */
  shown: readonly string[];
  /** Lines beside the rows can be drawn. */
  isInRankOrder: boolean;
  /** The worst first. */
  isTurned: boolean;
  /** The run that is looked at. */
  looked: string | undefined;
  marked: readonly string[];
  onMark(id: string): void;
}

/** The columns that every table has, then those that were chosen. */
export function boardColumns(options: ColumnsOptions): Column<BoardRow>[] {
  const { leaderboard, board, shown, marked, onMark } = options;
  const words = t.leaderboard;
  const domain = scoreDomain(leaderboard);
  const baseline = leaderboard.rows.find(({ run }) => run.id === leaderboard.baseline)?.summary.value;
  return [
    markColumn({ marked, onMark }),
    {
      id: "rank",
      header: words.rankShort,
      name: words.rank,
      cell: ({ rank }) => rank ?? <span title={words.unrankedHint}>–</span>,
      value: ({ rank }) => rank,
      width: 3,
      numeric: true,
    },
    {
      id: "name",
      header: <RunHeader board={board} />,
      name: words.run,
      cell: (row) => <RunCell row={row} />,
      value: ({ row }) => row.run.label,
      width: nameWidth(board.rows),
    },
    ...alikeColumn(options),
    {
      id: "score",
      header: <Term id={leaderboard.metric}>{leaderboard.metric}</Term>,
      name: words.score(leaderboard.metric),
      cell: ({ row: { summary } }) =>
        summary.value === null ? (
          <span className="text-ink-faint">{t.design.notMeasured}</span>
        ) : (
          <>
            <strong>{metricText(summary.value)}</strong>{" "}
            <span className="text-ink-soft">{interval(summary.low, summary.high, metricText)}</span>
          </>
        ),
      value: ({ row }) => row.summary.value,
      besides: [
        { name: words.low(leaderboard.metric), value: ({ row }) => row.summary.low },
        { name: words.high(leaderboard.metric), value: ({ row }) => row.summary.high },
        { name: words.questions, value: ({ row }) => row.summary.n },
        { name: words.failed, value: ({ row }) => row.summary.failed },
      ],
      width: 8.5,
      numeric: true,
    },
    {
      id: "bar",
      header: (
        <span className="flex w-24 justify-between font-normal">
          <span>{metricText(domain[0])}</span>
          <span className="sr-only">{words.drawn}</span>
          <span>{metricText(domain[1])}</span>
        </span>
      ),
      name: words.drawn,
      cell: ({ row: { summary, againstBaseline } }) => (
        <IntervalBar
          value={summary.value}
          low={summary.low}
          high={summary.high}
          domain={domain}
          {...(baseline == null ? {} : { zero: baseline })}
          tone={toneOf(againstBaseline?.standing)}
          shown={metricText}
          width={96}
          isDecoration
        />
      ),
      width: 6,
    },
    {
      id: "baseline",
      header: <Term id="baseline">{words.verdict}</Term>,
      name: words.verdict,
      cell: ({ id, row: { againstBaseline } }) => {
        if (id === leaderboard.baseline) return <Badge tone="land">{words.isBaseline}</Badge>;
        if (againstBaseline === null) return <VerdictMark kind="none" />;
        return (
          <span className="inline-flex items-center gap-2">
            <span className="inline-block w-32">
              <VerdictMark kind={againstBaseline.standing} />
            </span>
            <span>
              {difference(againstBaseline.difference)}{" "}
              <span className="text-ink-soft">
                {interval(againstBaseline.low, againstBaseline.high, difference)}
              </span>
            </span>
          </span>
        );
      },
      value: ({ row }) => row.againstBaseline?.difference ?? null,
      besides: [
        { name: words.low(words.verdict), value: ({ row }) => row.againstBaseline?.low ?? null },
        { name: words.high(words.verdict), value: ({ row }) => row.againstBaseline?.high ?? null },
        {
          name: words.verdictWord,
          value: ({ id, row }) =>
            id === leaderboard.baseline
              ? words.isBaseline
              : t.design[row.againstBaseline?.standing ?? "none"],
        },
      ],
      width: 17.5,
    },
    ...shown.flatMap((id) => chosenColumn(id, leaderboard, board)),
  ];
}

function toneOf(standing: string | undefined): "better" | "worse" | "depth" {
  return standing === "better" || standing === "worse" ? standing : "depth";
}

function alikeColumn({
  leaderboard,
  rows,
  isInRankOrder,
  isTurned,
  looked,
}: ColumnsOptions): Column<BoardRow>[] {
  const { brackets } = leaderboard;
  if (brackets.length === 0) return [];
  const { lanes } = bracketLanes(brackets);
  const pieces = lanePieces(lanes, rows);
  const laneCount = 1 + Math.max(...lanes.map(({ lane }) => lane));
  const lookedRank = rows.find(({ id }) => id === looked)?.rank ?? null;
  const lookedRange = lookedRank === null ? null : alikeRanks(brackets, lookedRank);
  return [
    {
      id: "alike",
      header: <Term id="alike">{t.leaderboard.alike}</Term>,
      name: t.leaderboard.alike,
      cell: ({ id, rank }) => (
        <AlikeCell
          pieces={pieces.get(id) ?? []}
          laneCount={laneCount}
          range={rank === null ? null : alikeRanks(brackets, rank)}
          isDrawn={isInRankOrder}
          isTurned={isTurned}
          isAlikeLooked={
            rank !== null && lookedRange !== null && rank >= lookedRange.first && rank <= lookedRange.last
          }
        />
      ),
      value: ({ id }) => (pieces.get(id) ?? []).map(({ letter }) => letter).join("") || null,
      width: Math.max(5, laneCount * 0.75 + 0.5),
    },
  ];
}

function chosenColumn(id: string, leaderboard: Leaderboard, board: Board): Column<BoardRow>[] {
  const words = t.leaderboard;
  const setting = board.settings.find(({ path }) => path === id);
  if (setting !== undefined) {
    return [
      {
        id,
        header: setting.short,
        name: id,
        cell: ({ settings }) => settings.get(id),
        value: ({ settings }) => settings.get(id) ?? null,
        width: 8,
      },
    ];
  }
  const measure = measuresOf(leaderboard.metrics).find((one) => one.id === id);
  if (measure !== undefined) {
    return [
      {
        id,
        header: <Term id={termOf(id)}>{measure.name}</Term>,
        name: measure.name,
        cell: ({ row }) => {
          const value = measure.value(row);
          if (value === null) return <span className="text-ink-faint">{t.design.notMeasured}</span>;
          const summary = row.run.metrics[id];
          return (
            <>
              {measure.shown(value)}
              {summary !== undefined && (
                <span className="text-ink-soft"> {interval(summary.low, summary.high, metricText)}</span>
              )}
            </>
          );
        },
        value: ({ row }) => measure.value(row),
        width: measure.isCost ? 10.5 : 11,
        numeric: true,
      },
    ];
  }
  const others: Record<string, Column<BoardRow>> = {
    behind: {
      id,
      header: words.behindBest,
      name: words.behindBest,
      cell: ({ row: { behindBest } }) =>
        behindBest === null
          ? ""
          : `${difference(behindBest.difference)} ${interval(behindBest.low, behindBest.high, difference)}`,
      value: ({ row }) => row.behindBest?.difference ?? null,
      width: 12,
      numeric: true,
    },
    started: {
      id,
      header: words.started,
      name: words.started,
      cell: ({ row }) => date(row.run.startedAt),
      value: ({ row }) => new Date(row.run.startedAt).toISOString(),
      width: 11,
    },
    questions: {
      id,
      header: words.questions,
      name: words.questions,
      cell: ({ row }) => count(row.summary.n),
      value: ({ row }) => row.summary.n,
      width: 7,
      numeric: true,
    },
    id: {
      id,
      header: words.runId,
      name: words.runId,
      cell: ({ id: run }) => <span className="font-mono text-tiny">{run}</span>,
      value: ({ id: run }) => run,
      width: 9,
    },
  };
  const other = others[id];
  return other === undefined ? [] : [other];
}

function termOf(id: string): string {
  return { latency: "time-per-question", index: "index-size" }[id] ?? id;
}

/** What the parts of a run's name are, where they are few enough to say. */
function RunHeader({ board }: { board: Board }) {
  return (
    <span title={board.settings.map(({ short }) => short).join(" · ")}>
      {t.leaderboard.run}
      {board.settings.length > 0 && board.settings.length <= 6 && (
        <span className="font-normal text-ink-faint">
          {" "}
          {board.settings.map(({ short }) => short).join(" · ")}
        </span>
      )}
    </span>
  );
}
