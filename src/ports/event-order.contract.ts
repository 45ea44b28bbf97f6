import type { ModelEvent } from "../contracts/model.ts";

/** What breaks the order: an id used twice, a piece outside its start and end, anything after `finish`. Without `raw` events. */
export function disorderOf(events: readonly ModelEvent[]): string[] {
  const states = new Map<string, "open" | "ended">();
  return events.flatMap((event, at) => {
    if (event.type === "finish") {
      const open = [...states].filter(([, state]) => state === "open").map(([id]) => id);
      const isLast = at === events.length - 1;
      // Only a call may stay open, cut off by the limit of tokens.
      const isRight = open.every((id) => event.finish.reason === "length" && isCall(events, id));
      return isLast && isRight ? [] : [`finish at ${at}`];
    }
    if (!("id" in event)) return [];
    const step = event.type.replace(/^.*-/, "");
    const isRight = states.get(event.id) === (step === "start" ? undefined : "open");
    states.set(event.id, step === "end" ? "ended" : "open");
    return isRight ? [] : [`${event.type} of ${event.id} at ${at}`];
  });
}

function isCall(events: readonly ModelEvent[], id: string): boolean {
  return events.some((event) => event.type === "tool-start" && event.id === id);
}
