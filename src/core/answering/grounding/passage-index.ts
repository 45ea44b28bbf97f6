import type { ReadPassage } from "../../../ports/answerer.ts";
import { analyserFor } from "../../text/analyser.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { type FactText, factText } from "./facts.ts";

/** A passage read once, for all the sentences that may stand on it. */
export interface PassageIndex {
  passage: ReadPassage;
  /** In positions of the passage's text. */
  sentences: readonly { start: number; end: number }[];
  /** Numbers of the sentences that hold the term, rising; of very many, the first. */
  holders(term: string): readonly number[];
  /** Whether the sentence is a row of a table. What a row says, its neighbours do not. */
  isRow(place: number): boolean;
  /** The row that names the columns of this one, where the passage has it. */
  columnNames(place: number): number | undefined;
  /** What the headings above say holds for all of it. */
  heading: ReadonlySet<string>;
  /** Facts of sentences `from` up to and with `to`, and of the headings above. */
  facts(from: number, to: number): FactText;
}

const none: readonly number[] = [];
/** Keeps the time linear: a passage where more sentences hold a term is no passage for a question. */
const mostHolders = 200;

/** As parsers write rows, and as Markdown does. */
const row = /^\||\s\|\s/;
/** Below the names of the columns in Markdown. */
const rule = /^[|:\s-]*-[|:\s-]*$/;

/** Linear in the passage's length. */
export function indexPassage(passage: ReadPassage): PassageIndex {
  const { text, language, breadcrumb } = passage;
  const analyser = analyserFor(language);
  const sentences = sentencesOf(text, 0, text.length);
  const postings = new Map<string, number[]>();
  let place = 0;
  analyser.forEachTerm(text, (term, start) => {
    while (place < sentences.length - 1 && start >= (sentences[place] as { end: number }).end) place++;
    const holders = postings.get(term);
    if (holders === undefined) postings.set(term, [place]);
    else if (holders.length < mostHolders && holders.at(-1) !== place) holders.push(place);
  });
  const isRow = sentences.map(({ start, end }) => row.test(text.slice(start, end)));
  const columnNames: (number | undefined)[] = [];
  for (const [at, { start, end }] of sentences.entries()) {
    const isRule = isRow[at] === true && isRow[at - 1] === true && rule.test(text.slice(start, end));
    columnNames.push(isRule ? at - 1 : isRow[at] === true ? columnNames[at - 1] : undefined);
  }
  const above = breadcrumb.join("\n");
  const facts = new Map<string, FactText>();
  return {
    passage,
    sentences,
    holders: (term) => postings.get(term) ?? none,
    isRow: (place) => isRow[place] ?? false,
    columnNames: (place) => columnNames[place],
    heading: new Set(analyser.analyse(above).map(({ term }) => term)),
    facts(from, to) {
      const key = `${from} ${to}`;
      let known = facts.get(key);
      if (known === undefined) {
        const [first, last] = [sentences[from], sentences[to]];
        known = factText(
          first === undefined || last === undefined
            ? above
            : `${above}\n${text.slice(first.start, last.end)}`,
        );
        facts.set(key, known);
      }
      return known;
    },
  };
}
