import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { Models } from "@contracts/api/models.ts";
import { buttonStyle } from "../../design/button.tsx";
import type { Sorting } from "../../design/column.ts";
import { Figures } from "../../design/figures.tsx";
import { count } from "../../design/format.ts";
import { EmptyState, Notice } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import { Panel } from "../../design/panel.tsx";
import { QueryView } from "../../design/query-view.tsx";
import { sortingOf, sortingText } from "../../design/sorting-text.ts";
import { TextField } from "../../design/text-field.tsx";
import * as t from "../../messages/messages.ts";
import { AskedTable } from "./components/asked-table.tsx";
import { KnownTable } from "./components/known-table.tsx";
import { moneyOfAll } from "./prepare/money-sentence.ts";
import { modelsQuery } from "./queries.ts";

const route = getRouteApi("/models");
const words = t.models;

export function ModelsPage(): ReactNode {
  const query = useQuery(modelsQuery);
  return (
    <Page title={words.title} lead={words.lead}>
      <QueryView query={query} what={words.what}>
        {(models) => <Shown models={models} />}
      </QueryView>
    </Page>
  );
}

function Shown({ models: { models, known, notices } }: { models: Models }): ReactNode {
  const { text, sort, known: knownSort } = route.useSearch();
  const navigate = route.useNavigate();
  const put = (chosen: { text?: string; sort?: string; known?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true });
  const sorting = useMemo(() => sortingOf(sort), [sort]);
  const knownSorting = useMemo(() => sortingOf(knownSort), [knownSort]);
  const sought = (text ?? "").trim().toLowerCase();
  const shown = useMemo(
    () => known.filter(({ model }) => model.toLowerCase().includes(sought)),
    [known, sought],
  );
  return (
    <>
      {notices.map((notice) => (
        <Notice key={notice} tone="warning">
          {notice}
        </Notice>
      ))}
      {models.length === 0 ? (
        <EmptyState title={words.nothingTitle} hint={words.nothingHint}>
          <Link to="/new" className={buttonStyle()}>
            {words.newExperiment}
          </Link>
        </EmptyState>
      ) : (
        <>
          <Figures
            figures={[
              { name: words.modelsAsked, value: count(models.length) },
              { name: words.cost, value: moneyOfAll(models), note: words.costNote },
            ]}
          />
          <Panel
            title={words.asked}
            aside={
              <Link to="/ledger" className="text-small underline underline-offset-3">
                {words.leftLink}
              </Link>
            }
          >
            <AskedTable
              models={models}
              sorting={sorting}
              onSort={(next: Sorting) => put({ sort: sortingText(next) })}
            />
          </Panel>
        </>
      )}
      {known.length > 0 && (
        <Panel title={words.known}>
          <p className="-mt-2 mb-3 max-w-prose text-small text-ink-soft">{words.knownLead}</p>
          <TextField
            label={words.filter}
            hideLabel
            type="search"
            placeholder={words.filter}
            value={text ?? ""}
            onChange={(event) => put({ text: event.target.value })}
            className="mb-2 sm:max-w-80"
          />
          <KnownTable
            known={shown}
            sorting={knownSorting}
            onSort={(next: Sorting) => put({ known: sortingText(next) })}
          />
        </Panel>
      )}
    </>
  );
}
