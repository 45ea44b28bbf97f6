import { taskThread, type TaskThread, type TaskThreadSettings } from "./task-thread.ts";

/** Several threads as one: a task goes to the one that has least to do. */
export function threadPool(settings: TaskThreadSettings, size: number): TaskThread {
  const threads = Array.from({ length: size }, () => taskThread(settings));
  const freest = (): TaskThread =>
    threads.reduce((least, thread) => (thread.waiting < least.waiting ? thread : least));
  return {
    get waiting() {
      return threads.reduce((sum, { waiting }) => sum + waiting, 0);
    },
    ask: (name, input, call) => freest().ask(name, input, call),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
