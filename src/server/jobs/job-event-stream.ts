import type { ListenerEvent } from "../../contracts/api/jobs.ts";
import type { EventLog } from "./event-log.ts";

/** The log as server-sent events. @param seen the last event that the listener saw, 0 for none */
export async function* jobEventStream(
  log: EventLog,
  seen: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  // The listener is told at once that it is heard, and how soon to come back.
  yield "retry: 1000\n\n";
  for await (const next of log.after(seen, signal)) {
    if ("lost" in next) yield told({ type: "events-lost", ...next.lost });
    else yield `id: ${next.id}\n${told(next.event)}`;
  }
  if (log.isCut) yield told({ type: "server-stopping" });
}

/** JSON holds no line breaks of its own, so one `data:` line is enough. */
function told(event: ListenerEvent | { type: string }): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
