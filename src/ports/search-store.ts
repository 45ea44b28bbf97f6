import type { Search } from "../contracts/search.ts";
import type { StoreChanges } from "./store-changes.ts";

/** Searches, newest first. */
export interface SearchStore {
  /** Inserts, or replaces the search of the same id. */
  save(search: Search): Promise<void>;
  /** Undefined where there is none; the id may be shortened to any unambiguous beginning. */
  find(id: string): Promise<Search | undefined>;
  list(filter?: { status?: Search["status"]; limit?: number }): Promise<Search[]>;
  remove(id: string): Promise<void>;
  /** What any process saved or removed after the revision, the oldest change first, at most so many; 0 is before the first change. */
  changes(since: number, most?: number): Promise<StoreChanges<Search>>;
}
