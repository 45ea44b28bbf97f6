import { safeCut } from "../../app/report/figures.ts";

/** On one line, of at most so many characters; cut after a word where one ends near. */
export function shortened(text: string, limit: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const space = line.lastIndexOf(" ", limit - 1);
  return `${line.slice(0, space > limit * nearEnd ? space : safeCut(line, limit - 1))}…`;
}

const nearEnd = 0.6;
