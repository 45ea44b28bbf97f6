import type { DecidedDrafts, QuestionDraft } from "@contracts/api/question-drafts.ts";

export type Verb = "accept" | "reject" | "edit";

/** What a person decided while the page was open, in order: what progress counts and undo takes back. */
export interface Decision {
  number: number;
  id: string;
  verb: Verb;
  /** Null until the server has carried it out. */
  versions: { before: number; after: number } | null;
}

export type DecidingEvent =
  | { type: "decided"; number: number; id: string; verb: Verb }
  | { type: "carried-out"; number: number; decided: Pick<DecidedDrafts, "version" | "before"> }
  | { type: "refused"; number: number }
  | { type: "undone"; number: number; version: number };

/** The decisions after one more thing happened. */
export function deciding(decisions: readonly Decision[], event: DecidingEvent): readonly Decision[] {
  switch (event.type) {
    case "decided":
      return [...decisions, { number: event.number, id: event.id, verb: event.verb, versions: null }];
    case "carried-out":
      return decisions.map((one) =>
        one.number === event.number
          ? { ...one, versions: { before: event.decided.before, after: event.decided.version } }
          : one,
      );
    case "refused":
      return decisions.filter(({ number }) => number !== event.number);
    case "undone": {
      const left = decisions.filter(({ number }) => number !== event.number);
      const last = left.at(-1);
      // The file is again as the decision before left it, under the number of the version that restoring made.
      return last === undefined || last.versions === null
        ? left
        : [...left.slice(0, -1), { ...last, versions: { ...last.versions, after: event.version } }];
    }
  }
}

/** How many drafts were accepted or rejected. */
export function decidedCount(decisions: readonly Decision[]): number {
  return decisions.filter(({ verb }) => verb !== "edit").length;
}

/** Drafts that nobody has decided about, as far as this page knows: it does not wait for the server. */
export function undecided(drafts: readonly QuestionDraft[], decisions: readonly Decision[]): QuestionDraft[] {
  const decided = new Set(decisions.flatMap(({ id, verb }) => (verb === "edit" ? [] : [id])));
  return drafts.filter(({ id }) => !decided.has(id));
}

/** The draft that is shown: the one of the address, else the first. */
export function currentDraft(
  drafts: readonly QuestionDraft[],
  id: string | undefined,
): QuestionDraft | undefined {
  return drafts.find((draft) => draft.id === id) ?? drafts[0];
}

/** The one a step on or back; the ends stay where they are. */
export function neighbour(
  drafts: readonly QuestionDraft[],
  current: QuestionDraft | undefined,
  step: 1 | -1,
): QuestionDraft | undefined {
  if (current === undefined) return undefined;
  const at = drafts.indexOf(current);
  return drafts[Math.min(Math.max(at + step, 0), drafts.length - 1)];
}

/** What is shown after a decision: the next one, or the one before where it was the last. */
export function afterDeciding(
  drafts: readonly QuestionDraft[],
  current: QuestionDraft,
): QuestionDraft | undefined {
  const at = drafts.indexOf(current);
  return drafts[at + 1] ?? drafts[at - 1];
}
