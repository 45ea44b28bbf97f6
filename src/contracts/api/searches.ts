import * as z from "zod";
import { Search } from "../search.ts";
import { pageOf, pageQuery } from "./page.ts";

export const SearchesQuery = z.strictObject(pageQuery);
export type SearchesQuery = z.infer<typeof SearchesQuery>;

/** A search as lists show it. */
export const SearchSummary = Search.omit({ events: true, candidates: true, environment: true }).extend({
  candidates: z.int(),
});
export type SearchSummary = z.infer<typeof SearchSummary>;

export const SearchesPage = pageOf(SearchSummary);
export type SearchesPage = z.infer<typeof SearchesPage>;

/** With its whole history. */
export const SearchDetail = Search;
export type SearchDetail = z.infer<typeof SearchDetail>;
