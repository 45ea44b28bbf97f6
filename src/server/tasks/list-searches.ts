import type { SearchDetail, SearchesPage, SearchesQuery } from "../../contracts/api/searches.ts";
import { AppError } from "../../contracts/app-error.ts";
import { withoutPlaces } from "../without-places.ts";
import { compareParts, cutPage } from "./cut-page.ts";
import { everySearch } from "./every-search.ts";
import { searchSummary } from "./search-summary.ts";
import type { Task } from "./task.ts";

/** Newest first. */
export const listSearches: Task<SearchesQuery, SearchesPage> = async (project, { cursor, limit }) => {
  const searches = await everySearch(project);
  const page = cutPage(searches, {
    cursor,
    limit,
    list: "searches",
    keyOf: ({ startedAt, id }) => [startedAt, id],
    compare: ([a = null, first = null], [b = null, second = null]) =>
      -compareParts(a, b) || compareParts(first, second),
  });
  return { ...page, entries: page.entries.map((search) => searchSummary(search, project.folder)) };
};

export const showSearch: Task<{ search: string }, SearchDetail> = async (project, { search: id }) => {
  const search = await (await project.workspace()).searches.find(id);
  if (search === undefined) {
    throw new AppError("run.unknown", {
      message: `There is no search "${id}" in the folder.`,
      hint: "The list of searches names them all.",
    });
  }
  const { process: _, ...environment } = search.environment;
  const error = search.error === null ? null : withoutPlaces(search.error, project.folder);
  return { ...search, environment, error };
};
