import type { Withheld } from "../../../contracts/answer.ts";
import type { CitedText } from "./cited-text.ts";
import { containOutput, type OutputContext } from "./contain-output.ts";

export interface ContainedText {
  cited: CitedText;
  withheld: Withheld[];
}

/**
 * The text that a reader may see, with its sentences where they then stand. What is withheld is taken out sentence by sentence; where
 * it reaches over sentences the text is contained as a whole and names no passages, as nobody can tell which words they were for.
 */
export function containCited(cited: CitedText, context: OutputContext): ContainedText {
  const whole = containOutput(cited.text, context);
  if (whole.text === cited.text) return { cited, withheld: whole.withheld };

  let text = "";
  let from = 0;
  const sentences = [];
  const withheld: Withheld[] = [];
  const add = (part: string): void => {
    const contained = containOutput(part, context);
    text += contained.text;
    withheld.push(...contained.withheld);
  };
  for (const { start, end, cites } of cited.sentences) {
    add(cited.text.slice(from, start));
    const at = text.length;
    add(cited.text.slice(start, end));
    if (text.length > at) sentences.push({ start: at, end: text.length, cites });
    from = end;
  }
  add(cited.text.slice(from));
  if (containOutput(text, context).text === text) {
    return { cited: { ...cited, text, sentences }, withheld };
  }
  return { cited: { ...cited, text: whole.text, sentences: [] }, withheld: whole.withheld };
}
