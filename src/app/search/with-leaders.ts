import type { SearchEvent, SearchPhase } from "../../contracts/search.ts";

/** Who is ahead, estimated from all that was measured so far. */
export interface LeaderEvent {
  type: "search-leader";
  phase: SearchPhase;
  candidate: string;
}

/** A search's events, and after each by which somebody else is ahead than before, who that is. */
export async function* withLeaders<Event extends { type: string }>(
  events: AsyncIterable<Event | SearchEvent>,
): AsyncGenerator<Event | SearchEvent | LeaderEvent> {
  let leader: string | undefined;
  for await (const event of events) {
    yield event;
    const ahead = aheadBy(event as SearchEvent);
    if (ahead === undefined || ahead.candidate === leader) continue;
    leader = ahead.candidate;
    yield { type: "search-leader", ...ahead };
  }
}

function aheadBy(event: SearchEvent): Omit<LeaderEvent, "type"> | undefined {
  switch (event.type) {
    case "candidate-promoted":
      return event.behind === 0 ? { phase: event.phase, candidate: event.candidate } : undefined;
    case "candidate-dropped":
      return "against" in event.reason ? { phase: event.phase, candidate: event.reason.against } : undefined;
    case "search-end":
      return { phase: "confirm", candidate: event.result.winner };
    default:
      return undefined;
  }
}
