import type { ModelEvent } from "../../../contracts/model.ts";
import { freshIds } from "./fresh-ids.ts";

/** Text and reasoning as they take turns: at most one of them is open. */
export interface TextBlocks {
  take(kind: "text" | "reasoning", text: string): ModelEvent[];
  close(): ModelEvent[];
  /** Ends reasoning with its signature; where none is open, it is reasoning without a word. */
  sign(signature: string): ModelEvent[];
}

export function textBlocks(newId = freshIds()): TextBlocks {
  let open: { kind: "text" | "reasoning"; id: string } | undefined;

  const begin = (kind: "text" | "reasoning"): ModelEvent[] => {
    if (open?.kind === kind) return [];
    const closed = close();
    open = { kind, id: newId(kind) };
    return [...closed, { type: `${kind}-start`, id: open.id }];
  };
  const close = (): ModelEvent[] => {
    if (open === undefined) return [];
    const { kind, id } = open;
    open = undefined;
    return [{ type: `${kind}-end`, id }];
  };
  return {
    take(kind, text) {
      if (text === "") return [];
      const begun = begin(kind);
      return [...begun, { type: `${kind}-delta`, id: open?.id ?? "", text }];
    },
    close,
    sign(signature) {
      const begun = begin("reasoning");
      const id = open?.id ?? "";
      open = undefined;
      return [...begun, { type: "reasoning-end", id, signature }];
    },
  };
}
