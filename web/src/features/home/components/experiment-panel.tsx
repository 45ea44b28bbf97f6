import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { HomeExperiment } from "@contracts/api/home.ts";
import { Breakable } from "../../../design/breakable.tsx";
import { IntervalBar } from "../../../charts/interval-bar.tsx";
import { buttonStyle } from "../../../design/button.tsx";
import { date, interval, score } from "../../../design/format.ts";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { StatusBadge } from "../../../design/status-badge.tsx";
import { Term } from "../../../design/term.tsx";
import { VerdictMark } from "../../../design/verdict-mark.tsx";
import * as t from "../../../messages/messages.ts";

/** An experiment in a glance: its best run, whether it is better than the baseline, what failed and what searched. */
export function ExperimentPanel({ experiment }: { experiment: HomeExperiment }): ReactNode {
  const words = t.home.experiment;
  const { name, best, baseline, newest } = experiment;
  const isPair = best !== null && baseline !== null && baseline.id !== best.run.id;
  return (
    <Panel
      title={
        <Link to="/leaderboard" search={{ experiment: name }} className="hover:underline">
          {name}
        </Link>
      }
      aside={
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-soft">
          <span>{words.runs(experiment.finished, experiment.runs)}</span>
          {newest !== null && <span>· {words.newest(date(newest.startedAt))}</span>}
          {experiment.failed > 0 && (
            <Link
              to="/runs"
              search={{ experiment: name, status: "failed" }}
              className="text-worse underline underline-offset-4"
            >
              {words.failed(experiment.failed)}
            </Link>
          )}
        </p>
      }
    >
      <div className="flex flex-col gap-4">
        {experiment.fault !== null && <Notice tone="warning">{experiment.fault}</Notice>}
        {best === null ? (
          <p className="text-ink-soft">{withoutBest(experiment)}</p>
        ) : (
          <div className="grid gap-4 md:grid-cols-2">
            <BestRun best={best} experiment={experiment} />
            <Against experiment={experiment} />
          </div>
        )}
        <Searches experiment={experiment} />
        <div className="flex flex-wrap gap-2">
          <Link to="/leaderboard" search={{ experiment: name }} className={buttonStyle()}>
            {words.leaderboard}
          </Link>
          {isPair && (
            <Link to="/compare" search={{ runs: `${baseline.id},${best.run.id}` }} className={buttonStyle()}>
              {words.compare}
            </Link>
          )}
          <Link to="/runs" search={{ experiment: name }} className={buttonStyle({ kind: "quiet" })}>
            {words.allRuns}
          </Link>
        </div>
      </div>
    </Panel>
  );
}

function withoutBest({ runs, isPending }: HomeExperiment): string {
  const words = t.home.experiment;
  if (isPending === true) return words.pending;
  return runs === 0 ? words.nothing : words.noBest;
}

function BestRun({
  best: { run, summary },
  experiment: { metric, notApart },
}: {
  best: NonNullable<HomeExperiment["best"]>;
  experiment: HomeExperiment;
}): ReactNode {
  const words = t.home.experiment;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="font-chart text-small text-ink-soft italic">
        {words.best}
        {metric !== null && (
          <>
            {" "}
            <Term id={metric}>{words.by(metric)}</Term>
          </>
        )}
      </h3>
      <Link
        to="/runs/$run"
        params={{ run: run.id }}
        className="font-medium underline decoration-line-strong underline-offset-4 [overflow-wrap:anywhere] hover:decoration-ink"
      >
        <Breakable text={run.label} />
      </Link>
      <p className="flex flex-wrap items-center gap-x-2 tabular-nums">
        <span className="text-lead font-semibold">{score(summary.value)}</span>
        <span className="text-ink-soft">{interval(summary.low, summary.high)}</span>
        <IntervalBar
          isDecoration
          value={summary.value}
          low={summary.low}
          high={summary.high}
          domain={[0, 1]}
          shown={(value) => score(value)}
        />
      </p>
      {notApart !== null && <p className="text-small text-ink-soft">{words.notApart(notApart)}</p>}
    </div>
  );
}

function Against({ experiment: { baseline, best, verdict } }: { experiment: HomeExperiment }): ReactNode {
  const words = t.home.experiment;
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <h3 className="font-chart text-small text-ink-soft italic">
        <Term id="baseline">{words.against}</Term>
      </h3>
      {verdict === null ? (
        <p className="text-ink-soft">
          {baseline !== null && baseline.id === best?.run.id ? words.isBaseline : words.alone}
        </p>
      ) : (
        <>
          <VerdictMark kind={verdict.kind} />
          <p className="[overflow-wrap:anywhere]">{verdict.sentence}</p>
        </>
      )}
    </div>
  );
}

function Searches({ experiment: { searches } }: { experiment: HomeExperiment }): ReactNode {
  const words = t.home.experiment;
  if (searches.length === 0) return null;
  return (
    <div>
      <h3 className="font-chart text-small text-ink-soft italic">{words.searches}</h3>
      <ul className="flex flex-col">
        {searches.map((search) => (
          <li key={search.id} className="flex min-h-7 flex-wrap items-center gap-x-2 text-small">
            <Link
              to="/searches/$search"
              params={{ search: search.id }}
              className="underline underline-offset-4"
            >
              {words.search(search.strategy, search.candidates)}
            </Link>
            <StatusBadge status={search.status} />
            <span className="min-w-0 text-ink-soft [overflow-wrap:anywhere]">
              {search.result === null ? date(search.startedAt) : search.result.winner}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
