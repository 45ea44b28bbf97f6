import type { WorkspaceLimits } from "../../app/workspace.ts";
import type { ApiErrorDetails } from "../../contracts/api/api-error.ts";

/** What a thread is started with. */
export interface ThreadData {
  folder: string;
  niceness: number;
  limits: WorkspaceLimits;
}

/** What the server's thread tells a thread of tasks. */
export type ToThread =
  | { type: "task"; id: number; name: string; input: unknown; known: readonly string[] }
  | { type: "abort"; id: number }
  /** End what is running, close the store, and say so. */
  | { type: "close" };

/** What it is told. Every task ends with exactly one `done` or `failed`. */
export type FromThread =
  | { type: "event"; id: number; event: unknown }
  | { type: "done"; id: number; result: TaskResult }
  /** `unforeseen` holds what the client is not told. */
  | { type: "failed"; id: number; error: ApiErrorDetails; unforeseen: string | null }
  | { type: "closed" };

/** What a task gave. */
export type TaskResult = TaskAnswer | { kind: "bytes"; bytes: Uint8Array };

/** Ready to be sent. */
export type TaskAnswer =
  /** `isDecidedByParts` where the tag is that of few parts which decide all of it. */
  | { kind: "json"; text: string; tag: string; isDecidedByParts: boolean }
  /** The client holds it already. */
  | { kind: "unchanged"; tag: string };
