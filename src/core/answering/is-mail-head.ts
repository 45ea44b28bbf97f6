import type { QuestionReading } from "./question-reading.ts";

const headLine = /^(?:From|To|Cc|Date|Sent|Subject|Thread): \S/;
const asksForIt = /mail|address|adresse|dirección|correo|邮|郵/u;

/** Whether a sentence is nothing but the lines at the top of a mail, at least two of them, as its parser writes them. */
export function isMailHead(sentence: string): boolean {
  const lines = sentence.split("\n");
  return lines.length > 1 && lines.every((line) => headLine.test(line));
}

/** Who and when is what these lines say, and where to write to. Other questions share only names with them. */
export function asksForMailHead({ kind, lowerCase }: QuestionReading): boolean {
  return kind === "person" || kind === "time" || asksForIt.test(lowerCase);
}
