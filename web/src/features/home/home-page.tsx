import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Home } from "@contracts/api/home.ts";
import { buttonStyle } from "../../design/button.tsx";
import { Page } from "../../design/page.tsx";
import { Panel } from "../../design/panel.tsx";
import { QueryView } from "../../design/query-view.tsx";
import * as t from "../../messages/messages.ts";
import { AddSourcesPanel } from "./components/add-sources-panel.tsx";
import { ExperimentPanel } from "./components/experiment-panel.tsx";
import { FaultList } from "./components/fault-list.tsx";
import { NextStepPanel } from "./components/next-step-panel.tsx";
import { RunningPanel } from "./components/running-panel.tsx";
import { StartPanel } from "./components/start-panel.tsx";
import { isEmptyFolder, nextStep } from "./prepare/next-step.ts";
import { homeQuery } from "./queries.ts";
import { useUploads } from "./use-uploads.ts";

export function HomePage(): ReactNode {
  const query = useQuery(homeQuery);
  const home = query.data;
  return (
    <Page
      title={home?.folder ?? t.home.title}
      lead={
        home === undefined || isEmptyFolder(home)
          ? undefined
          : t.home.lead(home.sources, home.questions, home.runs)
      }
      actions={
        <Link to="/new" className={buttonStyle()}>
          {t.home.newExperiment}
        </Link>
      }
    >
      <QueryView query={query} what={t.home.what}>
        {(value) => <HomeView home={value} />}
      </QueryView>
    </Page>
  );
}

function HomeView({ home }: { home: Home }): ReactNode {
  const uploads = useUploads();
  if (isEmptyFolder(home)) return <StartPanel uploads={uploads} />;
  const wantsSources = nextStep(home).kind === "add-sources";
  return (
    <>
      <NextStepPanel home={home} />
      {(wantsSources || uploads.all.length > 0) && <AddSourcesPanel uploads={uploads} />}
      {home.faults.length > 0 && (
        <Panel title={t.home.faults}>
          <FaultList faults={home.faults} />
        </Panel>
      )}
      <RunningPanel home={home} />
      {home.experiments.map((experiment) => (
        <ExperimentPanel key={experiment.name} experiment={experiment} />
      ))}
    </>
  );
}
