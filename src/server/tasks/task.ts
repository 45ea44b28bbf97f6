import type { OpenProject } from "./open-project.ts";

export interface TaskContext {
  signal: AbortSignal;
  emit(event: unknown): void;
  /** For what is decided by few parts, such as digests: where the client holds it already, it is not made again. */
  tagged<Value>(parts: readonly unknown[], make: () => Promise<Value>): Promise<Value>;
}

/** Something that is done on a thread of its own, with a store of its own. What it returns is sent as JSON. */
export type Task<Input, Value> = (project: OpenProject, input: Input, context: TaskContext) => Promise<Value>;

/** What `tagged` gives where the client holds it already. */
export const unchanged = Symbol("unchanged");
