import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { draftQuestions } from "../../core/questions/drafting/draft-questions.ts";
import type { QuestionSources } from "../use-cases/question-sources.ts";
import type { Workspace } from "../workspace.ts";

/** What gave the idea of every question that the rules propose for these sources, by its id. Worked out once for a dataset. */
export function draftKinds(
  { memo }: Workspace,
  { documents, dataset }: QuestionSources,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  return memo.get(`kinds of drafts of ${dataset}`, async () => {
    const { drafts } = await draftQuestions(documents, {
      most: Infinity,
      questions: [],
      rejected: new Set(),
      digestOf: sha256,
      breathe: makeBreathe(signal),
    });
    const value = new Map(drafts.map(({ entry, kind }) => [entry.id, kind]));
    return { value, bytes: 100 * value.size };
  });
}
