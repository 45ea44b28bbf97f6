import { callKey } from "./call-key.ts";
import type { TaskThread } from "./task-thread.ts";

interface Held {
  tag: string;
  text: string;
}

/**
 * A thread whose last answers are kept here, those that few parts decide (`tagged`): where nothing has changed, whoever asks the same
 * gets what another was told, whichever thread of a pool is asked. The longest unused go first.
 * @param most characters that are kept
 */
export function keepingAnswers(thread: TaskThread, most: number): TaskThread {
  const kept = new Map<string, Held>();
  let characters = 0;

  function drop(key: string): void {
    characters -= kept.get(key)?.text.length ?? 0;
    kept.delete(key);
  }

  function keep(key: string, held: Held): void {
    drop(key);
    if (held.text.length > most) return;
    kept.set(key, held);
    characters += held.text.length;
    for (const oldest of kept.keys()) {
      if (characters <= most) return;
      drop(oldest);
    }
  }

  return {
    get waiting() {
      return thread.waiting;
    },
    async ask(name, input, call = {}) {
      const key = callKey(name, input);
      if (key === null) return thread.ask(name, input, call);
      const held = kept.get(key);
      const known = call.known ?? [];
      const result = await thread.ask(name, input, {
        ...call,
        known: held === undefined ? known : [...known, held.tag],
      });
      if (result.kind === "json" && result.isDecidedByParts) keep(key, result);
      if (result.kind !== "unchanged" || held?.tag !== result.tag) return result;
      keep(key, held);
      return known.includes(held.tag)
        ? result
        : { kind: "json", text: held.text, tag: held.tag, isDecidedByParts: true };
    },
    close: () => thread.close(),
  };
}
