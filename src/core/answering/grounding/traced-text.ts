import type { Withheld } from "../../../contracts/answer.ts";

/** Text with the place in the original that each of its code units came from, rising. */
export interface TracedText {
  text: string;
  origins: number[];
}

export function noText(): TracedText {
  return { text: "", origins: [] };
}

export function append(to: TracedText, { text, origins }: TracedText): void {
  to.text += text;
  for (const origin of origins) to.origins.push(origin);
}

export function slice({ text, origins }: TracedText, start: number, end?: number): TracedText {
  return { text: text.slice(start, end), origins: origins.slice(start, end) };
}

/** What stands in the place of something else comes from where that began. */
export function written(text: string, origin: number): TracedText {
  return { text, origins: Array.from({ length: text.length }, () => origin) };
}

/** A stage of the way that a text takes to its reader. What `push` gives depends on nothing that comes later. */
export interface TextStage {
  push(piece: TracedText): TracedText;
  end(): TracedText;
}

/** Says what was taken out and where in the original it began. */
export type Withhold = (withheld: Withheld, origin: number) => void;
