import type { Run } from "../../contracts/run.ts";
import type { GivenAnswer } from "../../core/pipeline/stages/answer-stage.ts";
import { answerCalls, type ShownCall } from "../answer-calls.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

/** Where a call stands among those of its run. */
export interface RunCallPlace {
  /** Of the question in the run's set. */
  place: number;
  question: string;
  /** From 1, of so many for this question. */
  call: number;
  of: number;
}

export interface RunCalls {
  /** In the order of the questions. */
  places: RunCallPlace[];
  /** Questions that the model could give no answer to, so that no call stands with them. */
  unanswered: { question: string; failed: string }[];
  /** These calls with what went over the wire, read only now: a reply may be long. */
  read(places: readonly RunCallPlace[]): Promise<(RunCallPlace & ShownCall)[]>;
}

/** The calls of models on the way to a run's answers; none where no model was asked. */
export async function runCalls(workspace: Workspace, run: Run, only: string | undefined): Promise<RunCalls> {
  const answers = await runResults.answers(workspace, run);
  const numbered = answers
    .map((given, place) => ({ given, place }))
    .filter(({ given }) => only === undefined || given.questionId === only);
  return {
    places: numbered.flatMap(({ given, place }) => {
      const of = callsIn(given);
      return Array.from({ length: of }, (_, index) => ({
        place,
        question: given.questionId,
        call: index + 1,
        of,
      }));
    }),
    unanswered: numbered.flatMap(({ given: { questionId, failed } }) =>
      failed === undefined ? [] : [{ question: questionId, failed }],
    ),
    async read(places) {
      const shown: (RunCallPlace & ShownCall)[] = [];
      for (const [place, ofAnswer] of Map.groupBy(places, (one) => one.place)) {
        const calls = await answerCalls(workspace, answers[place]!.answer);
        for (const one of ofAnswer) shown.push({ ...one, ...calls[one.call - 1]! });
      }
      return shown;
    },
  };
}

function callsIn({ answer: { trace } }: GivenAnswer): number {
  return (trace?.steps ?? []).reduce((sum, { calls }) => sum + calls.length, 0);
}
