import type { SearchSummary } from "../../contracts/api/searches.ts";
import type { Search } from "../../contracts/search.ts";
import { withoutPlaces } from "../without-places.ts";

/** A search as lists show it. */
export function searchSummary(
  { events: _events, candidates, environment: _environment, ...search }: Search,
  folder: string,
): SearchSummary {
  return {
    ...search,
    error: search.error === null ? null : withoutPlaces(search.error, folder),
    candidates: Object.keys(candidates).length,
  };
}
