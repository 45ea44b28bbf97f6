import { queryClient } from "../../api/query-client.ts";
import * as t from "../../messages/messages.ts";
import { type Decision, deciding, type DecidingEvent, type Verb } from "./prepare/deciding.ts";
import {
  decideDrafts,
  type DraftDecision,
  draftsQuery,
  questionsChanged,
  questionStatisticsQuery,
  questionVersionsQuery,
  restoreQuestions,
} from "./queries.ts";

interface Deciding {
  decisions: readonly Decision[];
  /** What the server said no to last; null after the next thing that worked. */
  error: unknown;
}

/** Decisions about drafts, carried out one after another: a person goes on while the server writes. */
let state: Deciding = { decisions: [], error: null };
let queue: Promise<void> = Promise.resolve();
let newest = 0;
const listeners = new Set<() => void>();

export const decidingDrafts = {
  now: (): Deciding => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  decide(id: string, verb: Verb, decision: DraftDecision): void {
    const number = (newest += 1);
    tell({ type: "decided", number, id, verb });
    enqueue(async () => {
      try {
        tell({ type: "carried-out", number, decided: await decideDrafts(decision) });
      } catch (error) {
        tell({ type: "refused", number });
        throw error;
      }
      if (decision.edit === undefined) {
        // The list is known to lack it; what is counted is shown beside it, and the rest is read anew when somebody looks at it.
        await queryClient.invalidateQueries({ queryKey: ["questions"], refetchType: "none" });
        await queryClient.invalidateQueries({ queryKey: questionStatisticsQuery.queryKey });
      } else await questionsChanged();
    });
  },
  /** Takes the last decision back, once those before it are carried out. */
  undo(onUndone: (id: string) => void): void {
    enqueue(async () => {
      const last = state.decisions.at(-1);
      if (last === undefined || last.versions === null) return;
      const { versions } = await queryClient.fetchQuery({ ...questionVersionsQuery, staleTime: 0 });
      // Restoring brings back the whole file: what somebody else changed meanwhile would be gone.
      if (versions.at(-1)?.version !== last.versions.after) throw new Error(t.questions.undoForeign);
      const { version } = await restoreQuestions(last.versions.before);
      tell({ type: "undone", number: last.number, version });
      await queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey });
      await questionsChanged();
      onUndone(last.id);
    });
  },
};

function enqueue(work: () => Promise<void>): void {
  queue = queue.then(async () => {
    try {
      await work();
      set({ ...state, error: null });
    } catch (error) {
      set({ ...state, error });
    }
  });
}

function tell(event: DecidingEvent): void {
  set({ ...state, decisions: deciding(state.decisions, event) });
}

function set(next: Deciding): void {
  state = next;
  for (const listener of listeners) listener();
}
