import type { Withheld } from "../../../contracts/answer.ts";
import type { ReadPassage } from "../../../ports/answerer.ts";

/** What an output may hold: links of the passages, and words of passages and question even where a prompt has them too. */
export interface OutputContext {
  passages: readonly ReadPassage[];
  prompts: readonly string[];
  question: string;
}

export interface ContainedText {
  text: string;
  withheld: Withheld[];
}

export interface ContainedStream {
  push(delta: string): string;
  end(): { rest: string; withheld: Withheld[] };
}

export function containOutput(text: string, context: OutputContext): ContainedText {
  const stream = containedStream(context);
  const sure = stream.push(text);
  const { rest, withheld } = stream.end();
  return { text: sure + rest, withheld };
}

export function containedStream(_context: OutputContext): ContainedStream {
  return { push: (delta) => delta, end: () => ({ rest: "", withheld: [] }) };
}
