import { runResults } from "../run-results.ts";
import type { Run } from "../../contracts/run.ts";
import type { RunScores } from "../run-scores.ts";
import type { Workspace } from "../workspace.ts";

/** Of each question 1 or 0. */
export interface RefusalColumns {
  refused: Uint8Array;
  /** The model could give no answer: neither refused nor answered. */
  failed: Uint8Array;
}

/** Between them these two say of every question that was answered whether it was refused. */
export const refusalMetrics = ["refusal-rate-answerable", "refusal-rate-unanswerable"];

/**
 * Which questions a run refused or could not answer; undefined where it gave no answers. Read off the metrics, as answers with
 * their citations are many times larger; runs without these metrics are read by their answers.
 */
export async function refusalColumns(
  workspace: Workspace,
  { run, questions, columns }: { run: Run; questions: number; columns: RunScores["columns"] },
): Promise<RefusalColumns | undefined> {
  if (run.pipeline.answer.kind === "none") return undefined;
  const refused = new Uint8Array(questions);
  const failed = new Uint8Array(questions);
  const measured = refusalMetrics.flatMap((metric) => columns.get(metric) ?? []);
  if (measured.length === refusalMetrics.length) {
    for (let index = 0; index < questions; index++) {
      for (const { scores, unscored } of measured) {
        const outcome = unscored.get(index);
        if (outcome === undefined) refused[index] = scores[index]! > 0 ? 1 : 0;
        else if (outcome.status === "failed") failed[index] = 1;
      }
    }
    return { refused, failed };
  }
  for (const [index, { answer, failed: why }] of (await runResults.answers(workspace, run)).entries()) {
    if (why !== undefined) failed[index] = 1;
    else if (answer.refused) refused[index] = 1;
  }
  return { refused, failed };
}
