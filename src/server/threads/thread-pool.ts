import { callKey } from "./call-key.ts";
import { taskThread, type TaskThread, type TaskThreadSettings } from "./task-thread.ts";

/**
 * Several threads as one: a task goes to the one that has least to do, but for one that a thread is at already, which may then do it
 * once for both.
 */
export function threadPool(settings: TaskThreadSettings, size: number): TaskThread {
  const threads = Array.from({ length: size }, () => taskThread(settings));
  const at = new Map<string, { thread: TaskThread; asked: number }>();
  const freest = (): TaskThread =>
    threads.reduce((least, thread) => (thread.waiting < least.waiting ? thread : least));
  return {
    get waiting() {
      return threads.reduce((sum, { waiting }) => sum + waiting, 0);
    },
    async ask(name, input, call) {
      const key = callKey(name, input);
      if (key === null) return freest().ask(name, input, call);
      const chosen = at.get(key) ?? { thread: freest(), asked: 0 };
      at.set(key, chosen);
      chosen.asked += 1;
      try {
        return await chosen.thread.ask(name, input, call);
      } finally {
        chosen.asked -= 1;
        if (chosen.asked === 0) at.delete(key);
      }
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
