import type { AnswerCall, Withheld } from "../../../contracts/answer.ts";
import type { ModelFinish } from "../../../contracts/model.ts";
import type { ReadPassage } from "../../../ports/answerer.ts";
import { answerText } from "../answer-text.ts";
import type { AgentRun } from "./agent-run.ts";
import type { Draft } from "./agent-state.ts";
import type { Question } from "./ask-model.ts";
import { containedDraft } from "./contained-draft.ts";
import { outputContext } from "./output-context.ts";

export interface WrittenDraft {
  /** "no-answer" where the model says that the passages hold none, "nothing" where it wrote nothing. */
  draft: Draft | "no-answer" | "nothing";
  finish: ModelFinish;
  calls: AnswerCall[];
  withheld: Withheld[];
}

/** Has the model write, and passes on what is sure of it as it comes: without markers, and contained. */
export async function writeDraft(
  run: AgentRun,
  question: Question,
  passages: readonly ReadPassage[],
  signal: AbortSignal,
): Promise<WrittenDraft> {
  const text = answerText(outputContext(run, passages));
  const { reply, calls, withheld } = await run.asker.write(question, signal, (delta) =>
    run.voice.say(text.push(delta)),
  );
  const { rest, cited, says, withheld: contained } = text.end();
  const outcome = { finish: reply.finish, calls, withheld: [...withheld, ...contained] };
  if (says !== "answer") return { ...outcome, draft: says };
  run.voice.say(rest);
  return { ...outcome, draft: await containedDraft(cited, run.question, passages) };
}
