import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Sources } from "@contracts/api/sources.ts";
import { RequestFailed } from "../../api/request-failed.ts";
import { Page } from "../../design/page.tsx";
import { QueryView } from "../../design/query-view.tsx";
import { Tabs } from "../../design/tabs.tsx";
import * as t from "../../messages/messages.ts";
import { AddView } from "./components/add-view.tsx";
import { DuplicatesView } from "./components/duplicates-view.tsx";
import { FindingsView } from "./components/findings-view.tsx";
import { NoSources } from "./components/no-sources.tsx";
import { ListView } from "./components/list-view.tsx";
import { SourceFigures } from "./components/source-figures.tsx";
import { StatisticsView } from "./components/statistics-view.tsx";
import { VersionsView } from "./components/versions-view.tsx";
import { collectFindings } from "./prepare/collect-findings.ts";
import { sourcesQuery } from "./queries.ts";

const route = getRouteApi("/sources");
const views = ["list", "findings", "statistics", "duplicates", "versions", "add"] as const;
type View = (typeof views)[number];

export function SourcesPage(): ReactNode {
  const { view = "list" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(sourcesQuery);
  const counts = countsOf(query.data);
  return (
    <Page title={t.sources.title} lead={t.sources.lead}>
      <SourceFigures sources={query.data} />
      <Tabs
        label={t.sources.views}
        value={view}
        onChange={(next) => void navigate({ search: { view: next } })}
        tabs={views.map((value) => ({
          value,
          label: `${t.sources[value]}${(counts[value] ?? 0) > 0 ? ` (${counts[value]})` : ""}`,
        }))}
      >
        <Shown view={view} query={query} />
      </Tabs>
    </Page>
  );
}

function Shown({ view, query }: { view: View; query: ReturnType<typeof useQuery<Sources>> }): ReactNode {
  // What these two show does not come with the rest: a folder that cannot be read can still be added to.
  if (view === "add") return <AddView />;
  if (view === "versions") return <VersionsView />;
  if (query.error instanceof RequestFailed && query.error.details.code === "source.empty-folder") {
    return <NoSources why={query.error.message} />;
  }
  return (
    <QueryView query={query} what={t.sources.what}>
      {(sources) => {
        if (view === "findings") return <FindingsView sources={sources} />;
        if (view === "statistics") return <StatisticsView sources={sources} />;
        if (view === "duplicates") return <DuplicatesView sources={sources} />;
        return <ListView sources={sources} />;
      }}
    </QueryView>
  );
}

function countsOf(sources: Sources | undefined): Partial<Record<View, number>> {
  if (sources === undefined) return {};
  return {
    findings: collectFindings(sources).count,
    duplicates: sources.duplicates.length + sources.nearDuplicates.length,
  };
}
