import type { DraftCandidate } from "./draft-candidate.ts";
import { midSentence, readable } from "./plain-text.ts";

interface Cell {
  text: string;
  /** As it is written. */
  raw: string;
}

/** How one asks for a column, by its title. `key` is what the row is about, inside a sentence. */
const columns: readonly (readonly [title: RegExp, question: (key: string, value: string) => string])[] = [
  [/^(?:meaning|means|what it means|explanation)$/i, (key) => `What does "${key}" mean?`],
  [/^(?:what (?:you|to) do|action|remedy|fix|solution)$/i, (key) => `What should you do about "${key}"?`],
  [/^(?:amount|fee|charge)$/i, (key) => `What do you pay for ${key}?`],
  [/^(?:price|cost|costs|rate)$/i, (key) => `How much is ${key}?`],
  [/^closed$/i, (key) => `When is ${key} closed?`],
  [/^(?:open|opens|opening hours|hours|opening times)$/i, (key) => `When is ${key} open?`],
  [/^(?:where|place|location|kept)$/i, (key) => `Where is ${key}?`],
  [/^(?:phone|telephone|phone number|tel\.?)$/i, (key) => `What is the phone number of ${key}?`],
  [
    /^(?:number|no\.?|quantity|count|how many)$/i,
    (key, value) => (value.length > 4 ? `What is the number of ${key}?` : `How many ${key} are there?`),
  ],
  [/^(?:description|purpose|use|used for|what it does)$/i, (key) => `What is ${key} for?`],
];
const unusable = /^(?:-+|–|—|n\/?a|yes|no|x|✓|✗|✅|❌|\.\.\.)?$/i;

/** Questions that the rows of Markdown tables answer, each with its row as the place. */
export function tableQuestions(
  text: string,
  start: number,
  end: number,
  isCommonWord: (word: string) => boolean,
): DraftCandidate[] {
  const found: DraftCandidate[] = [];
  const lines = linesOf(text, start, end);
  for (let index = 0; index + 2 < lines.length; index++) {
    const header = cellsOf(lines[index]!.text);
    if (
      header === undefined ||
      !/^\s*\|?[\s:|-]+\|?\s*$/.test(lines[index + 1]!.text) ||
      !lines[index + 1]!.text.includes("-")
    )
      continue;
    for (index += 2; index < lines.length; index++) {
      const { text: line, start: at } = lines[index]!;
      const row = cellsOf(line);
      if (row === undefined) break;
      const span = { start: at + line.length - line.trimStart().length, end: at + line.trimEnd().length };
      found.push(...rowQuestions(header, row, isCommonWord).map((asked) => ({ ...asked, ...span })));
    }
  }
  return found;
}

function rowQuestions(
  header: readonly Cell[],
  row: readonly Cell[],
  isCommonWord: (word: string) => boolean,
): Omit<DraftCandidate, "start" | "end">[] {
  const key = row[0]?.text ?? "";
  if (unusable.test(key) || key.length > 50 || /[.;]/.test(key) || row.length !== header.length) return [];
  const inner = midSentence(key, isCommonWord);
  for (let column = 1; column < row.length; column++) {
    const { text: value, raw } = row[column]!;
    const title = header[column]?.text ?? "";
    if (unusable.test(value) || value.length > 200 || title === "" || title.length > 30) continue;
    const known = columns.find(([pattern]) => pattern.test(title))?.[1];
    if (known === undefined) {
      const question = `What is the ${midSentence(title, isCommonWord)} for ${inner}?`;
      return [{ kind: "table", trust: 0.55, question, answer: raw }];
    }
    const isQuoted = known("", "").includes('""');
    return [{ kind: "table", trust: 0.75, question: known(isQuoted ? key : inner, value), answer: raw }];
  }
  return [];
}

function cellsOf(line: string): Cell[] | undefined {
  const trimmed = line.trim();
  if (!trimmed.startsWith("|") || trimmed.length < 3) return undefined;
  return trimmed
    .replace(/^\|/, "")
    .replace(/\|$/, "")
    .split("|")
    .map((cell) => ({ text: readable(cell), raw: cell.trim() }));
}

function linesOf(text: string, start: number, end: number): { text: string; start: number }[] {
  const lines: { text: string; start: number }[] = [];
  for (let at = start; at < end;) {
    const next = text.indexOf("\n", at);
    const stop = next < 0 || next > end ? end : next;
    lines.push({ text: text.slice(at, stop), start: at });
    at = stop + 1;
  }
  return lines;
}
