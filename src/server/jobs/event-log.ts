import type { JobEvent } from "../../contracts/api/jobs.ts";

export interface LoggedEvent {
  /** From 1, in order; some may be missing where a later one says all that they said. */
  id: number;
  event: JobEvent;
}

/** What a job has told, as far as it is kept: any number of listeners read it, each at its own pace. */
export interface EventLog {
  push(event: JobEvent): void;
  /** No event will follow. */
  end(): void;
  /** Ends every reading of a log that has not ended, whatever is still to come; one that has is read to its end. */
  cut(): void;
  /** Whether a listener who saw this event has more to expect. */
  hasMoreThan(id: number): boolean;
  /** Events after this one; begins with the ids that are kept no longer, where there are any. Ends with the log. */
  after(
    id: number,
    signal: AbortSignal,
  ): AsyncGenerator<LoggedEvent | { lost: { from: number; to: number } }>;
  readonly isCut: boolean;
}

/** A person who comes back within a long run finds all of it; nobody keeps more in memory. */
const mostEvents = 5000;

export function eventLog(most = mostEvents): EventLog {
  const kept: LoggedEvent[] = [];
  let lastId = 0;
  let lostThrough = 0;
  const now: { state: "open" | "ended" | "cut" } = { state: "open" };
  let changed = Promise.withResolvers<void>();

  function notify(): void {
    const { resolve } = changed;
    changed = Promise.withResolvers();
    resolve();
  }

  /** The place of the first event after the id. */
  function placeAfter(id: number): number {
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (kept[middle]!.id <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    push(event) {
      if (now.state !== "open") return;
      lastId += 1;
      dropSuperseded(kept, event);
      kept.push({ id: lastId, event });
      if (kept.length > most) lostThrough = kept.shift()!.id;
      notify();
    },
    end() {
      if (now.state === "open") now.state = "ended";
      notify();
    },
    cut() {
      if (now.state === "open") now.state = "cut";
      notify();
    },
    hasMoreThan: (id) => now.state === "open" || id < lastId,
    async *after(id, signal) {
      signal.addEventListener("abort", notify, { once: true });
      let seen = Math.min(id, lastId);
      while (!signal.aborted && now.state !== "cut") {
        if (seen < lostThrough) {
          yield { lost: { from: seen + 1, to: lostThrough } };
          seen = lostThrough;
          continue;
        }
        const next = kept[placeAfter(seen)];
        if (next !== undefined) {
          seen = next.id;
          yield next;
        } else if (now.state === "ended") {
          return;
        } else {
          await changed.promise;
        }
      }
    },
    get isCut() {
      return now.state === "cut";
    },
  };
}

/** Stages of several runs tell in turns; what is further back than that is kept. */
const lookedBack = 100;

/** Progress of a stage says all that its progress before said. */
function dropSuperseded(kept: LoggedEvent[], event: JobEvent): void {
  if (event.type !== "stage-progress") return;
  const begin = Math.max(0, kept.length - lookedBack);
  const place = kept.findLastIndex(
    ({ event: before }, at) =>
      at >= begin &&
      before.type === "stage-progress" &&
      before.runId === event.runId &&
      before.stage === event.stage,
  );
  if (place !== -1) kept.splice(place, 1);
}
