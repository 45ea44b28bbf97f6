import type { Asked } from "../route.ts";
import type { ServerParts, Threads } from "../server-parts.ts";
import type { TaskInput, TaskName } from "../tasks/task-table.ts";
import type { TaskAnswer } from "./thread-protocol.ts";

/** Has a task done for a request: it ends when the client leaves. */
export async function askThread<Name extends TaskName>(
  { threads }: Pick<ServerParts, "threads">,
  thread: keyof Threads,
  name: Name,
  input: TaskInput<Name>,
  { signal, known }: Pick<Asked<unknown, unknown, unknown>, "signal" | "known">,
): Promise<TaskAnswer> {
  const result = await threads[thread].ask(name, input, { signal, known });
  if (result.kind === "bytes") throw new Error(`The task ${name} gives bytes, and no answer.`);
  return result;
}
