import type { Citation } from "../../../contracts/answer.ts";
import type { ReadPassage } from "../../../ports/answerer.ts";
import { type SupportingSpan, bestSpan, shareOf } from "./best-span.ts";
import type { CitedSentence, CitedText } from "./cited-text.ts";
import { type Fact, factText, factsIn } from "./facts.ts";
import { negationBetween } from "./negation.ts";
import { numberSupport } from "./number-support.ts";
import { type PassageIndex, indexPassage } from "./passage-index.ts";
import { termWeights } from "./term-weights.ts";

/** A sentence of an answer with what it stands on. */
export interface GroundedSentence {
  start: number;
  end: number;
  citations: Citation[];
  /** Of the citations it was given, those that name no passage or one that does not support it. */
  removed: number;
  /** Numbers, dates and names of it that neither its spans nor the question hold; and the negation by which it contradicts its span. */
  facts: string[];
  isGrounded: boolean;
  /** The part of its words that its spans hold, weighted, 0 to 1. */
  support: number;
}

export interface GroundedAnswer {
  /** Without those that say nothing, such as a rule or the edge of a fence. */
  sentences: GroundedSentence[];
  citations: Citation[];
  citationsGiven: number;
  citationsRemoved: number;
  factsUnsupported: string[];
  /** Share of the sentences that are grounded times their mean support, 0 to 1: a score, not a probability. */
  evidence: number;
}

/** The least support of a citation. Fitted by `node scripts/fit-grounding.ts ../shared/data`. */
export const leastSupport = 0.4;
/** Of one among several citations of a sentence, each of which may hold a part of it. */
const leastPart = 0.2;

/**
 * Places the spans that each sentence of an answer stands on and removes the citations that do not support theirs. A sentence
 * without a citation gets that of a passage which supports it. `language` is the answer's own where its passages are in others:
 * what a name is depends on it. Texts are not changed. Linear in the lengths of both.
 */
export function groundAnswer(
  cited: CitedText,
  passages: readonly ReadPassage[],
  question = "",
  language?: string,
): GroundedAnswer {
  const indexes = passages.map(indexPassage);
  const weigh = termWeights(indexes);
  const asked = factText(question);
  const readings = cited.sentences.flatMap((sentence) => {
    const text = cited.text.slice(sentence.start, sentence.end);
    const says = /[\p{L}\p{N}]/u.test(text);
    return says || sentence.cites.length > 0
      ? [groundSentence(sentence, text, { indexes, weigh, asked, language })]
      : [];
  });
  const grounded = readings.filter(({ isGrounded }) => isGrounded);
  const support = readings.reduce((sum, { support }) => sum + support, 0);
  return {
    sentences: readings,
    citations: readings.flatMap(({ citations }) => citations),
    citationsGiven: cited.citationsGiven,
    citationsRemoved: readings.reduce((sum, { removed }) => sum + removed, 0),
    factsUnsupported: [...new Set(readings.flatMap(({ facts }) => facts))],
    evidence: readings.length === 0 ? 0 : (grounded.length / readings.length) * (support / readings.length),
  };
}

interface Ground {
  indexes: readonly PassageIndex[];
  weigh: ReturnType<typeof termWeights>;
  asked: ReturnType<typeof factText>;
  language: string | undefined;
}

function groundSentence(sentence: CitedSentence, text: string, ground: Ground): GroundedSentence {
  const named = sentence.cites.map((number) => ground.indexes[number - 1]);
  const given = named.filter((index) => index !== undefined);
  const spans = supporting(
    given.length > 0 ? given : sentence.cites.length > 0 ? [] : ground.indexes,
    text,
    ground,
  );
  const chosen = sentence.cites.length > 0 ? spans : spans.slice(0, 1);
  const language =
    ground.language ?? chosen[0]?.index.passage.language ?? ground.indexes[0]?.passage.language ?? "und";
  const said = factsIn(text, language).filter((fact) => !ground.asked.holds(fact));
  const numbers = new Map<Fact, SupportingSpan[]>(
    said.flatMap((fact) =>
      fact.kind === "number" ? [[fact, numberSupport(chosen, fact, text, ground.weigh)] as const] : [],
    ),
  );
  const kept = withNames(withSpans(chosen, [...numbers.values()].flat()), said);
  // Numbers can be compared where words cannot.
  const isForeign = kept.length === 0 && ground.language !== undefined;
  const isHeld = (fact: Fact) => {
    if (isForeign) return given.some((index) => holdsSomewhere(index, fact));
    return numbers.has(fact) ? numbers.get(fact)?.length !== 0 : holdsFact(kept, fact);
  };
  const facts = said.filter((fact) => !isHeld(fact)).map((fact) => fact.text);
  const turned = turnedBy(chosen[0], text);
  if (turned !== undefined) facts.push(turned);
  return {
    start: sentence.start,
    end: sentence.end,
    citations: kept.map((span) => citationOf(span, sentence)),
    removed: sentence.cites.length === 0 ? 0 : sentence.cites.length - chosen.length,
    facts,
    isGrounded: kept.length > 0 && facts.length === 0,
    support: jointSupport(chosen, text, ground),
  };
}

/** Who is meant is often said once and then "he" or "it": the nearest sentence of the passage with a name is cited too. */
function withNames(spans: readonly SupportingSpan[], facts: readonly Fact[]): SupportingSpan[] {
  const all = [...spans];
  for (const fact of facts) {
    if (fact.kind !== "name" || holdsFact(all, fact)) continue;
    for (const span of spans) {
      const place = nearestWith(span, fact);
      if (place === undefined) continue;
      all.push({ ...span, from: place, to: place });
      break;
    }
  }
  return all;
}

/** Of a sentence that sums up several rows, each is cited. */
function withSpans(spans: readonly SupportingSpan[], more: readonly SupportingSpan[]): SupportingSpan[] {
  const all = [...spans];
  for (const span of more) {
    const isCited = all.some(
      ({ index, from, to }) => index === span.index && from <= span.from && to >= span.to,
    );
    if (!isCited) all.push(span);
  }
  return all;
}

/** Looks no further than a passage of usual length reaches. */
const furthestName = 40;

function nearestWith({ index, from, to }: SupportingSpan, fact: Fact): number | undefined {
  for (let distance = 1; distance <= furthestName; distance++) {
    for (const place of [from - distance, to + distance]) {
      if (place >= 0 && place < index.sentences.length && index.facts(place, place).holds(fact)) return place;
    }
  }
  return undefined;
}

function holdsFact(spans: readonly SupportingSpan[], fact: Fact): boolean {
  return spans.some(({ index, from, to }) => index.facts(from, to).holds(fact));
}

function holdsSomewhere(index: PassageIndex, fact: Fact): boolean {
  return index.facts(0, index.sentences.length - 1).holds(fact);
}

function turnedBy(span: SupportingSpan | undefined, text: string): string | undefined {
  if (span === undefined || span.from !== span.to) return undefined;
  const { passage, sentences } = span.index;
  const { start, end } = sentences[span.from] as { start: number; end: number };
  return negationBetween(text, passage.text.slice(start, end), passage.language);
}

/** The spans that support the sentence, best first; of several, those that hold a part of what all hold together. */
function supporting(indexes: readonly PassageIndex[], text: string, { weigh }: Ground): SupportingSpan[] {
  const spans = indexes
    .flatMap((index) => bestSpan(index, weigh(text, index.passage.language)) ?? [])
    .sort((a, b) => b.support - a.support);
  const alone = spans.filter(({ support }) => support >= leastSupport);
  if (alone.length === spans.length || indexes.length === 1) return alone;
  const parts = spans.filter(({ support }) => support >= leastPart);
  const [first] = parts;
  if (first === undefined) return alone;
  const together = new Set(parts.flatMap(({ held }) => [...held]));
  return shareOf(together, weigh(text, first.index.passage.language)) >= leastSupport ? parts : alone;
}

function jointSupport(spans: readonly SupportingSpan[], text: string, { weigh }: Ground): number {
  const [first] = spans;
  if (first === undefined) return 0;
  const together = new Set(spans.flatMap(({ held }) => [...held]));
  return shareOf(together, weigh(text, first.index.passage.language));
}

function citationOf({ index, from, to }: SupportingSpan, sentence: CitedSentence): Citation {
  const { source, start, breadcrumb } = index.passage;
  return {
    source,
    start: start + (index.sentences[from] as { start: number }).start,
    end: start + (index.sentences[to] as { end: number }).end,
    breadcrumb: [...breadcrumb],
    answerStart: sentence.start,
    answerEnd: sentence.end,
  };
}
