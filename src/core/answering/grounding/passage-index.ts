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
  /** What the headings above say holds for all of it. */
  heading: ReadonlySet<string>;
  /** Facts of sentences `from` up to and with `to`, and of the headings above. */
  facts(from: number, to: number): FactText;
}

const none: readonly number[] = [];
/** Keeps the time linear: a passage where more sentences hold a term is no passage for a question. */
const mostHolders = 200;

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
  const above = breadcrumb.join("\n");
  const facts = new Map<string, FactText>();
  return {
    passage,
    sentences,
    holders: (term) => postings.get(term) ?? none,
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
