import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { projectQuery } from "../../api/project-query.ts";
import { RequestFailed } from "../../api/request-failed.ts";
import { useJobProgress } from "../../api/use-job-progress.ts";
import { buttonStyle } from "../../design/button.tsx";
import { EmptyState } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import { QueryView } from "../../design/query-view.tsx";
import * as t from "../../messages/messages.ts";
import { RunView } from "./components/run-view.tsx";
import { runQuery } from "./queries.ts";
import { runRoute } from "./run-route.ts";

export function RunPage(): ReactNode {
  const { run: id } = runRoute.useParams();
  const query = useQuery(runQuery(id));
  const { data: project } = useQuery(projectQuery);
  const job = project?.jobs.find(
    ({ runs, status }) =>
      runs.includes(query.data?.id ?? id) && (status === "running" || status === "stopping"),
  );
  const progress = useJobProgress(job?.id ?? null);
  if (query.error instanceof RequestFailed && query.error.status === 404) {
    return (
      <Page title={id}>
        <EmptyState title={t.run.gone} hint={t.run.goneHint}>
          <Link to="/runs" className={buttonStyle({ kind: "primary" })}>
            {t.app.runs}
          </Link>
        </EmptyState>
      </Page>
    );
  }
  const live = progress.runs.find(({ runId }) => runId === query.data?.id) ?? null;
  if (query.data === undefined) {
    return (
      <Page title={t.run.title}>
        <QueryView query={query} what={t.run.what}>
          {() => null}
        </QueryView>
      </Page>
    );
  }
  return <RunView run={query.data} live={live} job={job ?? null} />;
}
