import type { ReadPassage } from "../../../ports/answerer.ts";

/** Names a passage in the agent's state, which holds no text of sources. */
export type PassageKey = string;

/** The passages of one question, each once, beside the state. */
export interface PassageStore {
  /** Keys of those among them that were not there yet, in order, each once. Empty passages are none. */
  add(passages: readonly ReadPassage[]): PassageKey[];
  /** In the order of the keys; throws for one that it never gave. */
  read(keys: readonly PassageKey[]): ReadPassage[];
}

export function passageStore(): PassageStore {
  const held = new Map<PassageKey, ReadPassage>();
  return {
    add(passages) {
      const added: PassageKey[] = [];
      for (const passage of passages) {
        const key = `${passage.start}-${passage.end} ${passage.source}`;
        if (held.has(key) || passage.text.trim() === "") continue;
        held.set(key, passage);
        added.push(key);
      }
      return added;
    },
    read: (keys) =>
      keys.map((key) => {
        const passage = held.get(key);
        if (passage === undefined) throw new RangeError(`No passage is named ${key}.`);
        return passage;
      }),
  };
}
