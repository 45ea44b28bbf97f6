import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Prompts } from "@contracts/api/prompts.ts";
import { EmptyState, Notice } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import { Panel } from "../../design/panel.tsx";
import { QueryView } from "../../design/query-view.tsx";
import * as t from "../../messages/messages.ts";
import { PromptList } from "./components/prompt-list.tsx";
import { PromptTexts } from "./components/prompt-texts.tsx";
import { chosenPrompt } from "./prepare/compare-prompts.ts";
import { promptsQuery } from "./queries.ts";

const route = getRouteApi("/prompts");

export function PromptsPage(): ReactNode {
  const query = useQuery(promptsQuery);
  return (
    <Page title={t.prompts.title} lead={t.prompts.lead}>
      <QueryView query={query} what={t.prompts.what}>
        {(prompts) => <Shown {...prompts} />}
      </QueryView>
    </Page>
  );
}

function Shown({ prompts, unusable, notices }: Prompts): ReactNode {
  const { prompt, version } = route.useSearch();
  const chosen = chosenPrompt(prompts, prompt, version);
  return (
    <>
      {notices.map((notice) => (
        <Notice key={notice} tone="warning">
          {notice}
        </Notice>
      ))}
      {unusable.length > 0 && (
        <Panel title={t.prompts.unusable}>
          <ul className="flex flex-col gap-2 text-small">
            {unusable.map(({ name, message, hint }) => (
              <li key={name} className="[overflow-wrap:anywhere]">
                <bdi className="font-medium">{name}</bdi>: {message}{" "}
                {hint !== null && <span className="text-ink-soft">{hint}</span>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {chosen === undefined ? (
        <EmptyState title={t.prompts.emptyTitle} hint={t.prompts.emptyHint} />
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <PromptList prompts={prompts} chosen={chosen} />
          <PromptTexts prompt={chosen} prompts={prompts} />
        </div>
      )}
    </>
  );
}
