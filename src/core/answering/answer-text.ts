import type { Withheld } from "../../contracts/answer.ts";
import { type CitedText, citedTextStream } from "./grounding/cited-text.ts";
import { containedStream, type OutputContext } from "./grounding/contain-output.ts";
import { moveCitedText } from "./grounding/move-cited-text.ts";
import { promisesNoAnswer } from "./prompts/no-answer.ts";

/** A model's text on its way to a reader: without markers of citations, and without what a reader must not get. */
export interface AnswerText {
  /** What may be shown of it by now. */
  push(delta: string): string;
  end(): AnswerTextEnd;
}

export interface AnswerTextEnd {
  /** What may be shown beside what was. */
  rest: string;
  /** The whole of what was shown, with its sentences. */
  cited: CitedText;
  withheld: Withheld[];
  /** "no-answer" where the model says that the passages hold none, "nothing" where it wrote nothing: neither shows anything. */
  says: "answer" | "no-answer" | "nothing";
}

export function answerText(context: OutputContext): AnswerText {
  const [cited, contained] = [citedTextStream(), containedStream(context)];
  /** What may still become the words that there is no answer; undefined once it cannot. */
  let held: string | undefined = "";
  let shown = "";
  const show = (text: string): string => {
    shown += text;
    return text;
  };
  const pass = (delta: string): string => show(contained.push(cited.push(delta)));

  return {
    push(delta) {
      if (held === undefined) return pass(delta);
      held += delta;
      if (promisesNoAnswer(held) !== false) return "";
      const begun = held;
      held = undefined;
      return pass(begun);
    },
    end() {
      const says = saidBy(held);
      const begun = held === undefined || says !== "answer" ? "" : pass(held);
      const whole = cited.end();
      const last = show(contained.push(whole.rest));
      const { rest, withheld, origins } = contained.end();
      show(rest);
      return {
        rest: begun + last + rest,
        cited: moveCitedText(whole.cited, { text: shown, origins }),
        withheld,
        says,
      };
    },
  };
}

function saidBy(held: string | undefined): AnswerTextEnd["says"] {
  if (held === undefined) return "answer";
  if (held.trim() === "") return "nothing";
  return promisesNoAnswer(held) === "said" ? "no-answer" : "answer";
}
