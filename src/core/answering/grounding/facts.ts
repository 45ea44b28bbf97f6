import { type DateFact, datesIn, isSameDate } from "./date-facts.ts";
import { namesIn } from "./name-facts.ts";
import { type NumberFact, isSameNumber, numbersIn } from "./number-facts.ts";

/** What a sentence says that can be checked letter by letter. */
export type Fact =
  | { kind: "number"; text: string; number: NumberFact }
  | { kind: "date"; text: string; date: DateFact }
  | { kind: "name"; text: string; words: readonly string[] };

export function factsIn(sentence: string, language: string): Fact[] {
  const dates = datesIn(sentence);
  let rest = "";
  for (const { start, end } of dates) rest += sentence.slice(rest.length, start) + " ".repeat(end - start);
  rest += sentence.slice(rest.length);
  return [
    ...dates.map(({ start, end, date }) => ({
      kind: "date" as const,
      text: sentence.slice(start, end),
      date,
    })),
    ...numbersIn(rest).map((number) => ({ kind: "number" as const, text: number.text, number })),
    ...namesIn(rest, language).map(({ text, words }) => ({ kind: "name" as const, text, words })),
  ];
}

/** A text that facts are looked for in. */
export interface FactText {
  holds(fact: Fact): boolean;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

export function factText(text: string): FactText {
  const dates = datesIn(text).map(({ date }) => date);
  const years = dates.flatMap(({ year }) =>
    year === null ? [] : [{ text: `${year}`, values: [year], unit: null }],
  );
  const numbers = [...numbersIn(text, { words: true }), ...years];
  const folded = foldName(text);
  const words = new Set<string>(folded.match(wordPattern));
  const stems = new Set([...words].flatMap(withoutEndings));
  return {
    holds(fact) {
      switch (fact.kind) {
        case "date":
          return dates.some((date) => isSameDate(fact.date, date));
        case "number":
          return numbers.some((number) => isSameNumber(fact.number, number));
        case "name":
          return fact.words.every((word) => holdsName(foldName(word), words, stems, folded));
      }
    },
  };
}

/** Names are bent in many languages: Berlin's, Berlins, Merkelová. */
const longestEnding = 3;
const shortestStem = 4;
const unspaced = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

function holdsName(
  name: string,
  words: ReadonlySet<string>,
  stems: ReadonlySet<string>,
  text: string,
): boolean {
  const parts = name.match(wordPattern) ?? [];
  return parts.every((part) => {
    if (words.has(part) || stems.has(part)) return true;
    if (unspaced.test(part)) return text.includes(part);
    return withoutEndings(part).some((stem) => words.has(stem));
  });
}

function withoutEndings(word: string): string[] {
  const cuts = Math.min(longestEnding, word.length - shortestStem);
  return Array.from({ length: Math.max(0, cuts) }, (_, cut) => word.slice(0, -1 - cut));
}

function foldName(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .normalize("NFKC");
}
