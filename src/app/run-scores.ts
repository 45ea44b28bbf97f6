import type { Question } from "../contracts/question-set.ts";
import type { Run } from "../contracts/run.ts";
import type { EvaluationColumns } from "../core/evaluation/evaluation-codec.ts";
import { runResults } from "./run-results.ts";
import type { Workspace } from "./workspace.ts";

/** What comparisons read of a run. */
export interface RunScores {
  run: Run;
  /** In the order of the columns' rows. */
  questions: readonly Question[];
  columns: EvaluationColumns["columns"];
  observations: EvaluationColumns["observations"];
}

/** Reads the scores of runs, each question set once: runs on the same set share one list. @param metrics all of them where absent */
export function scoresReader(
  workspace: Workspace,
  metrics?: ReadonlySet<string>,
): (run: Run) => Promise<RunScores> {
  const sets = new Map<string, Promise<Question[]>>();
  return async (run) => {
    const digest = run.questions ?? run.id;
    const known = sets.get(digest) ?? runResults.questions(workspace, run);
    sets.set(digest, known);
    const [questions, { columns, observations }] = await Promise.all([
      known,
      runResults.columns(workspace, run, metrics),
    ]);
    return { run, questions, columns, observations };
  };
}
