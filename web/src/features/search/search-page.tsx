import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonStyle } from "../../design/button.tsx";
import { Page } from "../../design/page.tsx";
import { QueryView } from "../../design/query-view.tsx";
import * as t from "../../messages/messages.ts";
import { SearchView } from "./components/search-view.tsx";
import { searchQuery } from "./queries.ts";

const route = getRouteApi("/searches/$search");

export function SearchPage(): ReactNode {
  const { search: id } = route.useParams();
  const query = useQuery(searchQuery(id));
  const { data } = query;
  const words = t.search;
  return (
    <Page
      title={data === undefined ? words.title : words.heading(data.experiment, data.metric)}
      lead={
        data === undefined
          ? undefined
          : words.lead(words.strategies[data.strategy], Object.keys(data.candidates).length, data.seed)
      }
      actions={
        <Link to="/searches" className={buttonStyle()}>
          {words.allSearches}
        </Link>
      }
    >
      <QueryView query={query} what={words.reading}>
        {(search) => <SearchView search={search} />}
      </QueryView>
    </Page>
  );
}
