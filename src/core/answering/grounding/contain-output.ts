import type { Withheld } from "../../../contracts/answer.ts";
import type { ReadPassage } from "../../../ports/answerer.ts";
import { markupStage } from "./markup-stage.ts";
import { passageLinks } from "./passage-links.ts";
import { promptStage } from "./prompt-stage.ts";
import { type TracedText, type Withhold, append, noText } from "./traced-text.ts";
import { visibleStage } from "./visible-stage.ts";

/** What an output may hold: links of the passages, and words of passages and question even where a prompt has them too. */
export interface OutputContext {
  passages: readonly ReadPassage[];
  /** As they were sent. */
  prompts: readonly string[];
  question: string;
}

export interface ContainedText {
  text: string;
  /** In the order of the text given. */
  withheld: Withheld[];
  /** For each code unit of the text, its place in the text given: rising. */
  origins: readonly number[];
}

export interface ContainedStream {
  push(delta: string): string;
  end(): { rest: string; withheld: Withheld[]; origins: readonly number[] };
}

/**
 * A model's text as a reader may get it: harmless when it is rendered as Markdown, links made of bare addresses included. Of links
 * only those stay that stand in a passage; of others, and of images, the words. Linear.
 */
export function containOutput(text: string, context: OutputContext): ContainedText {
  const stream = containedStream(context);
  const sure = stream.push(text);
  const { rest, ...more } = stream.end();
  return { text: sure + rest, ...more };
}

/** What `push` gives is sure by then. Held back is only what may become a link, markup or a prompt's words. */
export function containedStream({ passages, prompts, question }: OutputContext): ContainedStream {
  const taken: { withheld: Withheld; origin: number; stage: number }[] = [];
  const noteAs =
    (stage: number): Withhold =>
    (withheld, origin) =>
      taken.push({ withheld, origin, stage });
  const stages = [
    visibleStage(noteAs(0)),
    markupStage(passageLinks(passages), noteAs(1)),
    promptStage({ prompts, allowed: [...passages.map(({ text }) => text), question] }, noteAs(2)),
  ];
  const origins: number[] = [];
  let length = 0;

  function given(text: TracedText): string {
    for (const origin of text.origins) origins.push(origin);
    return text.text;
  }

  return {
    push(delta) {
      let sure = "";
      for (let from = 0; from < delta.length; from += pieceLength) {
        const text = delta.slice(from, from + pieceLength);
        const piece = { text, origins: Array.from({ length: text.length }, () => length++) };
        sure += given(stages.reduce((passed, stage) => stage.push(passed), piece));
      }
      return sure;
    },
    end() {
      let rest = noText();
      for (const stage of stages) {
        const passed = stage.push(rest);
        append(passed, stage.end());
        rest = passed;
      }
      const inOrder = taken.sort((a, b) => a.origin - b.origin || a.stage - b.stage);
      return { rest: given(rest), withheld: inOrder.map(({ withheld }) => withheld), origins };
    },
  };
}

/** What is held stays short, whatever is pushed at once. */
const pieceLength = 512;
