import type { AnswerCall, Withheld } from "../../../contracts/answer.ts";
import type { ModelFinish } from "../../../contracts/model.ts";
import type { ReadPassage } from "../../../ports/answerer.ts";
import { citedTextStream } from "../grounding/cited-text.ts";
import { type ContainedStream, containedStream } from "../grounding/contain-output.ts";
import { promisesNoAnswer } from "./no-answer.ts";
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
  const context = outputContext(run, passages);
  const cited = citedTextStream();
  const contained: ContainedStream = containedStream(context);
  let text = "";
  const say = (sure: string): void => {
    text += sure;
    run.voice.say(sure);
  };
  let held = "";
  let isOpen = false;
  const pass = (delta: string): void => say(contained.push(cited.push(delta)));

  const { reply, calls, withheld } = await run.asker.write(question, signal, (delta) => {
    if (isOpen) return pass(delta);
    held += delta;
    if (promisesNoAnswer(held) !== false) return;
    isOpen = true;
    pass(held);
  });
  const outcome = { finish: reply.finish, calls, withheld };
  if (reply.text.trim() === "") return { ...outcome, draft: "nothing" };
  if (!isOpen && promisesNoAnswer(held) === "said") return { ...outcome, draft: "no-answer" };
  if (!isOpen) pass(held);
  const { rest, cited: whole } = cited.end();
  say(contained.push(rest));
  const last = contained.end();
  say(last.rest);
  return {
    ...outcome,
    draft: containedDraft(whole, { text, origins: last.origins }, run.question, passages),
    withheld: [...withheld, ...last.withheld],
  };
}
