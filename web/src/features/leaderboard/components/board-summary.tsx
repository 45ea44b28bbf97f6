import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { ArrowRight } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { buttonStyle } from "../../../design/button.tsx";
import { Notice } from "../../../design/notices.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { searchesQuery } from "../../searches/queries.ts";
import type { Board } from "../prepare/board.ts";
import { summaryOf } from "../prepare/summary.ts";

/** What the table says in a few sentences, and where to go from here. */
export function BoardSummary({ leaderboard, board }: { leaderboard: Leaderboard; board: Board }): ReactNode {
  const words = t.leaderboard;
  const summary = useMemo(() => summaryOf(leaderboard, board), [leaderboard, board]);
  const { data: searches } = useQuery(searchesQuery);
  if (summary === null) return <Notice tone="warning">{words.unmeasured(leaderboard.metric)}</Notice>;
  const { best, score, sentences, compare } = summary;
  const own = searches?.entries.filter(({ experiment }) => experiment === leaderboard.experiment) ?? [];
  return (
    <section
      aria-label={words.title}
      className="grid gap-x-8 gap-y-3 rounded-card border border-line border-l-4 border-l-depth-6 bg-surface p-4 shadow-card lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center"
    >
      <div className="min-w-0">
        <p className="font-chart text-lead [overflow-wrap:anywhere]">
          <Link
            to="/runs/$run"
            params={{ run: best.id }}
            className="font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-accent"
          >
            {best.name}
          </Link>{" "}
          {board.rows.length === 1 ? words.says.only : words.says.best}:{" "}
          <Term id={leaderboard.metric}>{leaderboard.metric}</Term>{" "}
          <strong className="tabular-nums">{score}</strong>
        </p>
        <ul className="mt-1 max-w-prose text-small text-ink-soft [overflow-wrap:anywhere]">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <div className="no-print flex flex-wrap gap-2 lg:flex-col lg:items-stretch">
        {compare === null ? (
          <Link to="/runs/$run" params={{ run: best.id }} className={buttonStyle({ kind: "primary" })}>
            {words.openBest}
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        ) : (
          <Link
            to="/compare"
            search={{ runs: `${compare.first.id},${compare.second.id}`, metric: leaderboard.metric }}
            className={buttonStyle({ kind: "primary" })}
          >
            {compare.isBaseline ? words.compareWithBaseline : words.compareFirstTwo}
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        )}
        {own.length > 0 && (
          <Link
            {...(own.length === 1
              ? { to: "/searches/$search", params: { search: own[0]!.id } }
              : { to: "/searches" })}
            className={buttonStyle()}
          >
            {words.whatSearchDropped(own.length)}
          </Link>
        )}
      </div>
    </section>
  );
}
