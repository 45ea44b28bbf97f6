import type { QuestionDraft } from "@contracts/api/question-drafts.ts";

const before = 3;
const shown = 14;

/** A part of the list that holds the current draft, with what was passed just before it. */
export function draftsAround(
  drafts: readonly QuestionDraft[],
  current: QuestionDraft,
): readonly QuestionDraft[] {
  const start = Math.max(0, Math.min(drafts.indexOf(current) - before, drafts.length - shown));
  return drafts.slice(start, start + shown);
}
