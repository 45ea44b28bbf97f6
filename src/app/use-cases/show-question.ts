import { AppError } from "../../contracts/app-error.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { RankedPassage } from "../../contracts/retrieval.ts";
import type { Run } from "../../contracts/run.ts";
import type { GivenAnswer } from "../../core/pipeline/stages/answer-stage.ts";
import { answerCalls, type ShownCall } from "../answer-calls.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

/** What a run left of one question. */
export interface ShownQuestion {
  question: Question;
  /** Best first. */
  passages: RankedPassage[];
  /** Undefined in a run without answers. */
  given: GivenAnswer | undefined;
  /** By metric id. */
  outcomes: Readonly<Record<string, Outcome>>;
}

/** Throws AppError "run.unknown" for a question that the run does not have, "run.unfinished" where it has no scores yet. */
export async function showQuestion(
  workspace: Workspace,
  run: Run,
  questionId: string,
): Promise<ShownQuestion> {
  const questions = await runResults.questions(workspace, run);
  const index = questions.findIndex(({ id }) => id === questionId);
  const question = questions[index];
  if (question === undefined) {
    throw new AppError("run.unknown", {
      message: `${run.id} has no question "${questionId}".`,
      hint: `Its questions are ${questions[0]?.id} to ${questions.at(-1)?.id}.`,
    });
  }
  const [evaluation, rankings, answers] = await Promise.all([
    runResults.evaluation(workspace, run),
    runResults.rankings(workspace, run),
    runResults.answers(workspace, run),
  ]);
  return {
    question,
    passages: rankings[index]?.passages ?? [],
    given: answers[index],
    outcomes: evaluation.perQuestion[index]?.outcomes ?? {},
  };
}

/** What was sent to models for it and what came back, call by call. */
export async function callsOfQuestion(
  workspace: Workspace,
  { given }: Pick<ShownQuestion, "given">,
): Promise<ShownCall[]> {
  return given === undefined ? [] : answerCalls(workspace, given.answer);
}
