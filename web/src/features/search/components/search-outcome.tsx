import type { SearchDetail } from "@contracts/api/searches.ts";
import type { SearchResult, SearchScore } from "@contracts/search.ts";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Breakable } from "../../../design/breakable.tsx";
import { IntervalBar } from "../../../charts/interval-bar.tsx";
import { buttonStyle } from "../../../design/button.tsx";
import { metricText } from "../../../design/metric-text.ts";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { Term } from "../../../design/term.tsx";
import { VerdictMark } from "../../../design/verdict-mark.tsx";
import * as t from "../../../messages/messages.ts";
import { comparisonText, conclusionOf, luckText, scoreText, standingOf } from "../prepare/outcome.ts";

/** Who won, how good it is where nobody chose it for being good, and whether it beats the baseline. */
export function SearchOutcome({
  search,
  result,
  nameOf,
}: {
  search: SearchDetail;
  result: SearchResult;
  nameOf(id: string): string;
}): ReactNode {
  const words = t.search.outcome;
  const { winner, confirmed, optimistic, runnerUp, baseline, reason } = result;
  const scores = [confirmed, optimistic, baseline?.score ?? null].filter((score) => score !== null);
  const domain = domainOf(scores);
  const luck = luckText(result, search.metric);
  const standing = baseline?.comparison == null ? null : standingOf(baseline.comparison, search.metric);
  return (
    <Panel title={words.title} className="border-l-4 border-l-depth-6">
      <p className="font-chart text-lead [overflow-wrap:anywhere]">
        {words.winner}:{" "}
        <strong>
          <Breakable text={nameOf(winner)} />
        </strong>
      </p>
      <p className="mt-1">
        {standing !== null && <VerdictMark kind={standing} />} {conclusionOf(result, search.metric)}
      </p>
      <dl className="mt-3 grid gap-x-4 gap-y-2 text-small sm:grid-cols-[auto_minmax(0,1fr)]">
        {confirmed === null ? (
          <div className="sm:col-span-2">
            <Notice tone="warning">{words.notConfirmed}</Notice>
          </div>
        ) : (
          <ScoreLine
            term={<Term id="confirmed">{words.confirmed}</Term>}
            score={confirmed}
            domain={domain}
            said={words.confirmedOn(confirmed.n, confirmed.clusters)}
            isStrong
          />
        )}
        {optimistic !== null && (
          <ScoreLine
            term={<Term id="optimistic">{words.optimistic}</Term>}
            score={optimistic}
            domain={domain}
            said={words.optimisticOn(optimistic.n)}
          />
        )}
        {baseline !== null && baseline.score !== null && (
          <ScoreLine
            term={<Term id="baseline">{words.baseline}</Term>}
            score={baseline.score}
            domain={domain}
            said={nameOf(baseline.candidate)}
          />
        )}
      </dl>
      {luck !== null && <p className="mt-3 max-w-prose text-small text-ink-soft">{luck}</p>}
      {reason !== null && (
        <div className="mt-3">
          <Notice tone="warning">{reason}</Notice>
        </div>
      )}
      <dl className="mt-3 grid gap-x-4 gap-y-1 border-t border-line pt-3 text-small sm:grid-cols-[auto_minmax(0,1fr)]">
        {baseline?.comparison != null && (
          <Difference
            term={`${words.baseline} (${words.winnerMinus})`}
            name={nameOf(baseline.candidate)}
            said={comparisonText(baseline.comparison)}
          />
        )}
        {runnerUp !== null && (
          <Difference
            term={`${words.runnerUp} (${words.winnerMinus})`}
            name={nameOf(runnerUp.candidate)}
            said={comparisonText(runnerUp.comparison)}
          />
        )}
        <dt className="text-ink-soft">{words.settings}</dt>
        <dd className="font-mono text-tiny [overflow-wrap:anywhere]">{winner}</dd>
      </dl>
      <div className="no-print mt-3 flex flex-wrap gap-2">
        <Link
          to="/leaderboard"
          search={{ experiment: search.experiment, metric: search.metric }}
          className={buttonStyle()}
        >
          {words.seeBoard}
          <ArrowRight aria-hidden className="size-4" />
        </Link>
        <Link to="/new" className={buttonStyle()}>
          {words.tryIt}
          <ArrowRight aria-hidden className="size-4" />
        </Link>
      </div>
    </Panel>
  );
}

function ScoreLine({
  term,
  score,
  domain,
  said,
  isStrong = false,
}: {
  term: ReactNode;
  score: SearchScore;
  domain: readonly [number, number];
  said: string;
  isStrong?: boolean;
}): ReactNode {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
        <span className={isStrong ? "text-lead font-semibold" : ""}>{scoreText(score)}</span>
        <IntervalBar
          value={score.mean}
          low={score.low}
          high={score.high}
          domain={domain}
          tone={isStrong ? "depth" : "unsure"}
          shown={metricText}
          width={160}
          isDecoration
        />
        <span className="text-ink-soft [overflow-wrap:anywhere]">
          <Breakable text={said} />
        </span>
      </dd>
    </>
  );
}

function Difference({ term, name, said }: { term: string; name: string; said: string }): ReactNode {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">
        {said}{" "}
        <span className="text-ink-soft">
          · <Breakable text={name} />
        </span>
      </dd>
    </>
  );
}

function domainOf(scores: readonly SearchScore[]): [number, number] {
  const ends = scores.flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean]);
  if (ends.length === 0) return [0, 1];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  return least === most ? [least - 0.1, most + 0.1] : [least, most];
}
