import type { Asked } from "../route.ts";
import type { ServerParts, Threads } from "../server-parts.ts";
import type { TaskInput, TaskName } from "../tasks/task-table.ts";
import type { TaskResult } from "./thread-protocol.ts";

/** Has a task done for a request: it ends when the client leaves. */
export function askThread<Name extends TaskName>(
  { threads }: Pick<ServerParts, "threads">,
  thread: keyof Threads,
  name: Name,
  input: TaskInput<Name>,
  { signal, known }: Pick<Asked<unknown, unknown, unknown>, "signal" | "known">,
): Promise<TaskResult> {
  return threads[thread].ask(name, input, { signal, known });
}
