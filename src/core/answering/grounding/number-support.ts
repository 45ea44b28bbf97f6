import { type SupportingSpan, type WeightedTerms, bestSpan, spanOf } from "./best-span.ts";
import type { Fact } from "./facts.ts";
import { numbersIn } from "./number-facts.ts";
import type { PassageIndex } from "./passage-index.ts";

type NumberOfSentence = Extract<Fact, { kind: "number" }>;
type Weigh = (text: string, language: string) => WeightedTerms;

/** The least part of the words' weight that must stand beside the number. */
const leastBeside = 0.5;
/** Looks no further for another row of the same table. */
const furthestRow = 40;
/** Between parts of a sentence that may say different things. */
const joint = /[,;]\s|\s(?:and|while|but|und|aber|y|pero)\s/u;
const hasDigit = /\p{N}/u;

/**
 * The spans that support a number, one for each part of the sentence with it: each holds the number and most of what the sentence,
 * or that part of it, says besides. A span beside which another one holds all those words and more does not: that the number
 * stands somewhere in the passages is no support. Of words that no passage holds, nothing can be said. None where a part has none.
 */
export function numberSupport(
  spans: readonly SupportingSpan[],
  fact: NumberOfSentence,
  text: string,
  weigh: Weigh,
): SupportingSpan[] {
  const holding = spans.flatMap(withRows).filter(({ index, from, to }) => index.facts(from, to).holds(fact));
  if (holding.length === 0) return [];
  const indexes = [...new Set(spans.map(({ index }) => index))];
  const found = partsWith(fact, text).map((part) =>
    holding.find((span) => {
      const { language } = span.index.passage;
      const all = wordsIn(weigh(text, language), indexes);
      const near = wordsIn(weigh(part, language), indexes);
      const rivals = [
        ...spans,
        ...indexes.flatMap((index) => [all, near].flatMap((words) => bestSpan(index, words) ?? [])),
      ].filter((rival) => !overlap(rival, span));
      const [inAll, inNear] = [all, near].map((words) => standing(span, rivals, words)) as [
        Standing,
        Standing,
      ];
      return (inAll.hasMost && !inAll.isBeaten && !inNear.isBeaten) || (inNear.hasMost && inNear.isAhead);
    }),
  );
  return found.every((span) => span !== undefined) ? found : [];
}

interface Standing {
  hasMost: boolean;
  /** A rival holds all that it does of the words, and more. */
  isBeaten: boolean;
  /** It holds words, and no rival all of them. */
  isAhead: boolean;
}

function standing(span: SupportingSpan, rivals: readonly SupportingSpan[], words: WeightedTerms): Standing {
  const { held, support } = spanOf(span.index, span.from, span.to, words);
  const others = rivals
    .map(({ index, from, to }) => spanOf(index, from, to, words).held)
    .filter((other) => [...held].every((word) => other.has(word)));
  return {
    hasMost: words.size === 0 || support >= leastBeside,
    isBeaten: others.some((other) => other.size > held.size),
    isAhead: held.size > 0 && others.length === 0,
  };
}

/** A sentence may sum up several rows, each a span of its own. */
function withRows(span: SupportingSpan): SupportingSpan[] {
  const { index, from } = span;
  const rows = [span];
  for (const step of [-1, 1]) {
    for (let place = from + step; Math.abs(place - from) <= furthestRow; place += step) {
      if (!index.isRow(from) || !index.isRow(place)) break;
      rows.push({ ...span, from: place, to: place });
    }
  }
  return rows;
}

function wordsIn(terms: WeightedTerms, indexes: readonly PassageIndex[]): WeightedTerms {
  const isHeld = (term: string) =>
    indexes.some((index) => index.heading.has(term) || index.holders(term).length > 0);
  return new Map([...terms].filter(([term]) => !hasDigit.test(term) && isHeld(term)));
}

function partsWith(fact: NumberOfSentence, text: string): string[] {
  const parts = text
    .split(joint)
    .filter((part) => numbersIn(part).some((number) => number.text === fact.text));
  return parts.length === 0 ? [text] : parts;
}

function overlap(one: SupportingSpan, other: SupportingSpan): boolean {
  return one.index === other.index && one.from <= other.to && other.from <= one.to;
}
