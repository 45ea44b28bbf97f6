import type { Breathe } from "../../ports/breathe.ts";
import { wordTokens } from "../evaluation/answer-tokens.ts";
import { analyserFor } from "../text/analyser.ts";

export interface AlikePair {
  /** Positions in the list of questions, the first one smaller. */
  first: number;
  second: number;
  /** Same: the words are equal, whatever their case and punctuation. Near: almost all that is asked about is. */
  how: "same" | "near";
}

/** Share of distinct terms that two near questions have in common at least (Jaccard). */
const nearShare = 0.8;
/** Below it, one word is too much of the question to be overlooked. */
const fewestTerms = 3;
/** They make another question, although indexes pass over them. */
const tellingWords =
  /^(?:who|whom|whose|what|which|when|where|why|how|not|no|wer|wen|wem|was|wann|wo|wohin|woher|warum|wie|welche[rsmn]?|nicht|kein\w*|quién|quiénes|qué|cuándo|dónde|por|cómo|cuánt[oa]s?|cuál|no)$/u;

/** What is left of a question when case, punctuation and white space are. */
export function plainWords(question: string): string {
  return wordTokens(question.normalize("NFKC")).join(" ");
}

/**
 * Pairs of questions that ask the same, or nearly. Of several with the same words each is paired with the first only, and
 * only firsts are compared for nearness. Near pairs are found through their rarest terms (prefix filter of Chaudhuri,
 * Ganti and Kaushik 2006), so that large sets need no comparison of all with all.
 */
export async function alikeQuestions(questions: readonly string[], breathe: Breathe): Promise<AlikePair[]> {
  const pairs: AlikePair[] = [];
  const firsts = new Map<string, number>();
  for (const [index, question] of questions.entries()) {
    const words = plainWords(question);
    const first = firsts.get(words);
    if (first === undefined) firsts.set(words, index);
    else pairs.push({ first, second: index, how: "same" });
  }

  const distinct: { index: number; terms: string[] }[] = [];
  const frequency = new Map<string, number>();
  for (const [words, index] of firsts) {
    const pause = breathe();
    if (pause) await pause;
    const terms = termsOf(words);
    if (terms.length < fewestTerms) continue;
    distinct.push({ index, terms });
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const rarity = (term: string) => frequency.get(term) ?? 0;
  const byPrefix = new Map<string, number[]>();
  for (const [at, { terms }] of distinct.entries()) {
    const pause = breathe();
    if (pause) await pause;
    terms.sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1));
    const prefix = terms.slice(0, terms.length - Math.ceil(nearShare * terms.length) + 1);
    const candidates = new Set(prefix.flatMap((term) => byPrefix.get(term) ?? []));
    for (const other of candidates) {
      const earlier = distinct[other]!;
      if (shareInCommon(earlier.terms, terms) < nearShare) continue;
      pairs.push({ first: earlier.index, second: distinct[at]!.index, how: "near" });
    }
    for (const term of prefix) {
      const known = byPrefix.get(term);
      if (known === undefined) byPrefix.set(term, [at]);
      else known.push(at);
    }
  }
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** Distinct stems without stop words, and the words that make another question of it. Repeats are numbered: 2 to 2 is not 2. */
function termsOf(words: string): string[] {
  const terms = new Set<string>();
  analyserFor("en").forEachTerm(words, (term) => {
    let distinct = term;
    for (let repeat = 2; terms.has(distinct); repeat++) distinct = `${term} ${repeat}`;
    terms.add(distinct);
  });
  for (const word of words.split(" ")) if (tellingWords.test(word)) terms.add(`${word}?`);
  return [...terms];
}

function shareInCommon(a: readonly string[], b: readonly string[]): number {
  const known = new Set(a);
  const common = b.filter((term) => known.has(term)).length;
  return common / (a.length + b.length - common);
}
