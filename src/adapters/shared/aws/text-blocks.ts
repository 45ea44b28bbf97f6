import type { ModelEvent } from "../../../contracts/model.ts";

/** Text and reasoning as they take turns: at most one of them is open. */
export interface TextBlocks {
  take(kind: "text" | "reasoning", text: string): ModelEvent[];
  close(): ModelEvent[];
}

export function textBlocks(): TextBlocks {
  let open: { kind: "text" | "reasoning"; id: string } | undefined;
  let count = 0;

  const close = (): ModelEvent[] => {
    if (open === undefined) return [];
    const { kind, id } = open;
    open = undefined;
    return [{ type: `${kind}-end`, id }];
  };
  return {
    take(kind, text) {
      if (text === "") return [];
      const events: ModelEvent[] = [];
      if (open?.kind !== kind) {
        events.push(...close());
        open = { kind, id: `${kind}-${++count}` };
        events.push({ type: `${kind}-start`, id: open.id });
      }
      return [...events, { type: `${kind}-delta`, id: open.id, text }];
    },
    close,
  };
}
