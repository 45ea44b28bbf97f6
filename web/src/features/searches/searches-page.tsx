import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { projectQuery } from "../../api/project-query.ts";
import { buttonStyle } from "../../design/button.tsx";
import { MoreButton } from "../../design/more-button.tsx";
import { EmptyState, ErrorNotice, Loading } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import * as t from "../../messages/messages.ts";
import { SearchesTable } from "./components/searches-table.tsx";
import { allSearchesQuery } from "./queries.ts";

export function SearchesPage(): ReactNode {
  const words = t.search;
  const { data: project } = useQuery(projectQuery);
  const isSearching = project?.jobs.some(({ kind, status }) => kind === "search" && status === "running");
  const query = useInfiniteQuery(allSearchesQuery(isSearching === true));
  const searches = query.data?.pages.flatMap(({ entries }) => entries);
  return (
    <Page title={words.listTitle} lead={words.listLead}>
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {searches === undefined ? (
        !query.isError && <Loading what={words.readingList} />
      ) : searches.length === 0 ? (
        <EmptyState title={words.noSearches} hint={words.noSearchesHint}>
          <Link to="/new" className={buttonStyle({ kind: "primary" })}>
            {words.start}
          </Link>
        </EmptyState>
      ) : (
        <SearchesTable searches={searches} />
      )}
      <MoreButton query={query} className="self-start">
        {words.older}
      </MoreButton>
    </Page>
  );
}
