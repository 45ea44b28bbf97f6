import type { Run } from "../contracts/run.ts";
import type { StoreChanges } from "./store-changes.ts";

/** Runs, newest first. What was stored is never changed by a later run. */
export interface RunStore {
  /** Inserts, or replaces the run of the same id. */
  save(run: Run): Promise<void>;
  /** Undefined where there is none; the id may be shortened to any unambiguous beginning. */
  find(id: string): Promise<Run | undefined>;
  list(filter?: { experiment?: string; status?: Run["status"]; limit?: number }): Promise<Run[]>;
  remove(id: string): Promise<void>;
  /** What any process saved or removed after the revision, the oldest change first, at most so many; 0 is before the first change. */
  changes(since: number, most?: number): Promise<StoreChanges<Run>>;
}
