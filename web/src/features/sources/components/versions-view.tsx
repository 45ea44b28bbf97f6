import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { SourceVersions } from "@contracts/api/source-versions.ts";
import { date } from "../../../design/format.ts";
import { EmptyState, Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import * as t from "../../../messages/messages.ts";
import { VersionChoice } from "../../../design/version-choice.tsx";
import { sourceChangesQuery, sourceVersionsQuery } from "../queries.ts";
import { SourceChangesList } from "./source-changes-list.tsx";

export function VersionsView(): ReactNode {
  const versions = useQuery(sourceVersionsQuery);
  return (
    <QueryView query={versions} what={t.sources.versionsTitle}>
      {(known) => <Versions versions={known.versions} />}
    </QueryView>
  );
}

const route = getRouteApi("/sources");

function Versions({ versions }: SourceVersions): ReactNode {
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  if (versions.length === 0) {
    return <EmptyState title={t.sources.noVersionsTitle} hint={t.sources.noVersionsHint} />;
  }
  const newest = versions.at(-1)!;
  const chosenTo = to ?? String(newest.version);
  const chosenFrom = from ?? String(Math.max(1, Number(chosenTo) - 1));
  return (
    <Panel title={t.sources.versionsTitle}>
      <p className="-mt-2 mb-3 max-w-prose text-small text-ink-soft">{t.sources.versionsLead}</p>
      <VersionChoice
        versions={versions.map(({ version, at, documents }) => ({
          version: String(version),
          label: t.sources.versionNumber(version),
          hint: `${date(at)} · ${t.sources.documentCount(documents)}`,
        }))}
        from={chosenFrom}
        to={chosenTo}
        onChange={(chosen) =>
          void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true })
        }
      />
      {versions.length === 1 ? (
        <Notice>{t.sources.oneVersion}</Notice>
      ) : (
        <Changes from={chosenFrom} to={chosenTo} />
      )}
    </Panel>
  );
}

function Changes({ from, to }: { from: string; to: string }): ReactNode {
  const changes = useQuery(sourceChangesQuery(from, to));
  return (
    <QueryView query={changes} what={t.sources.changesTitle(Number(from), Number(to))}>
      {(known) => <SourceChangesList changes={known} />}
    </QueryView>
  );
}
