import type { JobEvent, ListenerEvent } from "@contracts/api/jobs.ts";
import type { SearchEvent } from "@contracts/search.ts";

/** What is known of a search while it runs, beyond what is stored of it. */
export interface LiveSearch {
  events: readonly SearchEvent[];
  leader: string | null;
}

export const nothingLive: LiveSearch = { events: [], leader: null };

export function foldSearch(live: LiveSearch, event: JobEvent | ListenerEvent): LiveSearch {
  switch (event.type) {
    case "search-start":
      return { events: [event], leader: null };
    case "questions-split":
    case "phase-start":
    case "block-end":
    case "candidate-dropped":
    case "candidate-promoted":
    case "search-end":
      return { ...live, events: [...live.events, event] };
    case "search-leader":
      return { ...live, leader: event.candidate };
    default:
      return live;
  }
}

/** The longer history is the newer one: the stored one is written after each phase, the live one may have begun late. */
export function newerEvents(
  stored: readonly SearchEvent[],
  live: readonly SearchEvent[],
): readonly SearchEvent[] {
  return live[0]?.type === "search-start" && live.length > stored.length ? live : stored;
}
