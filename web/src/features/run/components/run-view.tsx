import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import { lazyPart } from "../../../api/lazy-part.ts";
import type { Job } from "@contracts/api/jobs.ts";
import type { RunDetail } from "@contracts/api/runs.ts";
import type { RunProgress } from "../../../api/job-progress.ts";
import { date, duration } from "../../../design/format.ts";
import { ErrorNotice, Loading } from "../../../design/notices.tsx";
import { Page } from "../../../design/page.tsx";
import { StatusBadge } from "../../../design/status-badge.tsx";
import { Tabs } from "../../../design/tabs.tsx";
import { useKeys } from "../../../keyboard/keys.ts";
import * as t from "../../../messages/messages.ts";
import { homeQuery } from "../../home/queries.ts";
import { runRoute, runViews } from "../run-route.ts";
import { RunActions } from "./run-actions.tsx";
import { StagesView } from "./stages-view.tsx";

/** Tables and what they need are loaded with the part that shows them. */
const ArtifactsView = lazyPart(() => import("./artifacts-view.tsx"), "ArtifactsView");
const CallsView = lazyPart(() => import("./calls-view.tsx"), "CallsView");
const FailuresView = lazyPart(() => import("./failures-view.tsx"), "FailuresView");
const LineageView = lazyPart(() => import("./lineage-view.tsx"), "LineageView");
const MetricsView = lazyPart(() => import("./metrics-view.tsx"), "MetricsView");
const QuestionsView = lazyPart(() => import("./questions-view.tsx"), "QuestionsView");
const SettingsView = lazyPart(() => import("./settings-view.tsx"), "SettingsView");

type View = (typeof runViews)[number];

export function RunView({
  run,
  live,
  job,
}: {
  run: RunDetail;
  /** What its job tells, where this server runs it. */
  live: RunProgress | null;
  job: Job | null;
}): ReactNode {
  const { view = "stages" } = runRoute.useSearch();
  const navigate = useNavigate();
  const { data: home } = useQuery(homeQuery);
  const experiment = home?.experiments.find(({ name }) => name === run.experiment);
  const show = (next: View): void =>
    void navigate({ to: "/runs/$run", params: { run: run.id }, search: { view: next }, replace: true });
  useKeys(
    runViews.map((name, index) => ({
      key: String(index + 1),
      label: t.run.views[name],
      run: () => show(name),
    })),
  );
  return (
    <Page
      title={run.label}
      lead={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <StatusBadge status={run.status} />
          <Link
            to="/leaderboard"
            search={{ experiment: run.experiment, run: run.id }}
            className="underline underline-offset-4"
          >
            {run.experiment}
          </Link>
          <span>
            {t.run.started(date(run.startedAt))}
            {run.finishedAt !== null && ` · ${t.run.took(duration(run.finishedAt - run.startedAt))}`}
          </span>
          <span className="font-mono text-small text-ink-faint">{run.id}</span>
        </span>
      }
      actions={<RunActions run={run} job={job} baseline={experiment?.baseline?.id ?? null} />}
    >
      {run.error !== null && <ErrorNotice error={new Error(run.error)} />}
      <Tabs
        label={t.run.viewsLabel}
        value={view}
        onChange={show}
        tabs={runViews.map((name) => ({ value: name, label: t.run.views[name] }))}
      >
        <Suspense fallback={<Loading what={t.run.what} />}>
          <Shown view={view} run={run} live={live} />
        </Suspense>
      </Tabs>
    </Page>
  );
}

function Shown({ view, run, live }: { view: View; run: RunDetail; live: RunProgress | null }): ReactNode {
  switch (view) {
    case "stages":
      return <StagesView run={run} live={live} />;
    case "metrics":
      return <MetricsView run={run} />;
    case "settings":
      return <SettingsView run={run} />;
    case "questions":
      return <QuestionsView run={run} />;
    case "failures":
      return <FailuresView run={run} />;
    case "artifacts":
      return <ArtifactsView run={run} />;
    case "calls":
      return <CallsView run={run} />;
    case "lineage":
      return <LineageView run={run} />;
  }
}
