import type { Question } from "../../contracts/question-set.ts";
import type { Run } from "../../contracts/run.ts";
import { eachQuestion } from "../../core/questions/each-question.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

/** Goes through a run's questions: nothing is held of what `take` does not keep. Throws as reading all of them does. */
export async function eachQuestionOf(
  workspace: Workspace,
  run: Run,
  take: (question: Question) => void,
): Promise<void> {
  const digest = run.stages.find(({ stage }) => stage === "prepare")?.outputs["questions"];
  const bytes = digest === undefined ? undefined : await workspace.artifacts.get(digest);
  // Reading all of them says what is wrong.
  if (bytes === undefined) (await runResults.questions(workspace, run)).forEach(take);
  else eachQuestion(bytes, take);
}
