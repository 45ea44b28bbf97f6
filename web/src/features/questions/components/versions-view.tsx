import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { QuestionVersions } from "@contracts/api/question-set.ts";
import { date } from "../../../design/format.ts";
import { EmptyState, Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import { VersionChoice } from "../../../design/version-choice.tsx";
import * as t from "../../../messages/messages.ts";
import { questionChangesQuery, questionVersionsQuery } from "../queries.ts";
import { QuestionChangesList } from "./question-changes-list.tsx";
import { VersionTable } from "./version-table.tsx";

const route = getRouteApi("/questions");
const words = t.questions;

export function VersionsView(): ReactNode {
  const query = useQuery(questionVersionsQuery);
  return (
    <QueryView query={query} what={words.versionsTitle}>
      {({ versions }) =>
        versions.length === 0 ? (
          <EmptyState title={words.noVersionsTitle} hint={words.noVersionsHint} />
        ) : (
          <Shown versions={versions} />
        )
      }
    </QueryView>
  );
}

function Shown({ versions }: QuestionVersions): ReactNode {
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const newest = versions.at(-1)?.version ?? 1;
  const chosenTo = to ?? String(newest);
  const chosenFrom = from ?? String(Math.max(1, Number(chosenTo) - 1));
  return (
    <div className="flex flex-col gap-4">
      <Panel title={words.versionsTitle}>
        <p className="-mt-2 mb-3 max-w-prose text-small text-ink-soft">{words.versionsLead}</p>
        <VersionTable versions={versions} newest={newest} />
      </Panel>
      <Panel title={words.change}>
        {versions.length === 1 ? (
          <Notice>{words.oneVersion}</Notice>
        ) : (
          <>
            <VersionChoice
              versions={versions.map(({ version, at, change }) => ({
                version: String(version),
                label: words.versionNumber(version),
                hint: `${date(at)} · ${change}`,
              }))}
              from={chosenFrom}
              to={chosenTo}
              onChange={(chosen) =>
                void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true })
              }
            />
            <Changes from={chosenFrom} to={chosenTo} />
          </>
        )}
      </Panel>
    </div>
  );
}

function Changes({ from, to }: { from: string; to: string }): ReactNode {
  const changes = useQuery(questionChangesQuery(from, to));
  return (
    <QueryView query={changes} what={words.changesTitle(Number(from), Number(to))}>
      {(known) => <QuestionChangesList changes={known} />}
    </QueryView>
  );
}
