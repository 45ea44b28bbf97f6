import type { Withheld } from "../../contracts/answer.ts";
import { type CitedText, citedTextStream } from "./grounding/cited-text.ts";
import { containCited } from "./grounding/contain-cited.ts";
import { containedStream, type OutputContext } from "./grounding/contain-output.ts";
import { maySayNotInSources, saysNotInSources } from "./prompts/not-in-sources.ts";

/** A model's text on its way to a reader: without markers of citations, and without what a reader must not get. */
export interface AnswerText {
  /** What may be shown of it by now. */
  push(delta: string): string;
  end(): AnswerTextEnd;
}

export interface AnswerTextEnd {
  /** What may be shown beside what was. */
  rest: string;
  /** The whole text with its sentences. */
  cited: CitedText;
  withheld: Withheld[];
  /** The model says that the passages hold no answer: nothing of its text is shown. */
  isRefusal: boolean;
  /** Whether the text is other than what was shown: that is then withdrawn. */
  isWithdrawn: boolean;
}

export function answerText(context: OutputContext): AnswerText {
  const [cited, contained] = [citedTextStream(), containedStream(context)];
  let raw = "";
  let held: string | undefined = "";
  let shown = "";
  const show = (text: string): string => {
    shown += text;
    return text;
  };

  return {
    push(delta) {
      raw += delta;
      if (held === undefined) return show(contained.push(cited.push(delta)));
      held += delta;
      if (maySayNotInSources(held)) return "";
      const begun = held;
      held = undefined;
      return show(contained.push(cited.push(begun)));
    },
    end() {
      const isRefusal = saysNotInSources(raw) || raw.trim() === "";
      const begun = held === undefined || isRefusal ? "" : contained.push(cited.push(held));
      const ended = cited.end();
      const rest = isRefusal ? "" : show(begun + contained.push(ended.rest) + contained.end().rest);
      const final = containCited(ended.cited, context);
      return { rest, ...final, isRefusal, isWithdrawn: !isRefusal && shown !== final.cited.text };
    },
  };
}
