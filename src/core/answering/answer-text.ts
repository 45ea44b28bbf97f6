import type { Withheld } from "../../contracts/answer.ts";
import { moveCitedText } from "./grounding/move-cited-text.ts";
import { type CitedText, citedTextStream } from "./grounding/cited-text.ts";
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
  /** The whole of what was shown, with its sentences. */
  cited: CitedText;
  withheld: Withheld[];
  /** The model says that the passages hold no answer, or nothing at all: nothing of its text is shown. */
  isRefusal: boolean;
}

export function answerText(context: OutputContext): AnswerText {
  const [cited, contained] = [citedTextStream(), containedStream(context)];
  let raw = "";
  /** What may still become the words that there is no answer; undefined once it cannot. */
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
      const begun = held === undefined || isRefusal ? "" : show(contained.push(cited.push(held)));
      const whole = cited.end();
      const last = show(contained.push(whole.rest));
      const { rest, withheld, origins } = contained.end();
      show(rest);
      return {
        rest: begun + last + rest,
        cited: moveCitedText(whole.cited, { text: shown, origins }),
        withheld,
        isRefusal,
      };
    },
  };
}
