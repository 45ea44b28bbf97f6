import type { Generated } from "kysely";

/** The schema after every migration. `body` holds the contract object as JSON; the other columns are what queries ask for. */
export interface Tables {
  stage_results: { key: string; stage: string; body: string; created_at: number };
  items: { key: string; artifact: string; start: number; length: number; digest: string; result_key: string };
  claims: { key: string; owner: string; host: string; pid: number; beat_at: number };
  runs: { id: string; experiment: string; status: string; started_at: number; body: string };
  /** The last change of every run and search that was ever saved, the removed ones included. */
  changes: { revision: Generated<number>; list: "runs" | "searches"; id: string };
  searches: { id: string; status: string; started_at: number; body: string };
}
