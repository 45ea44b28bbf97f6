import type { Passage, Span } from "../../contracts/passage.ts";
import { overlaps, sharedLength } from "../evaluation/spans.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { type EndCause, type EndName, type QuestionEnd, type Reach, reaches } from "./question-end.ts";
import type { IndexedPlaces, QuestionRecord } from "./question-record.ts";

/** Where the question ended, by its gold spans. Never by chunks: another chunking has others, and gold stays. */
export function endOfQuestion(record: QuestionRecord, places: IndexedPlaces): QuestionEnd {
  const { question, ranking, given } = record;
  const gold = distinct(question.gold);
  const reachOf = gold.map((span) => reachOfSpan(span, record, places));
  const atLeast = (reach: Reach) => reachOf.filter((one) => rankOf(one) >= rankOf(reach)).length;
  const furthest = [...reachOf].sort((a, b) => rankOf(b) - rankOf(a));
  const best = furthest[0] ?? "nowhere";
  const first = ranking.findIndex((passage) => gold.some((span) => overlaps(span, passage)));
  const hasAnswer = given !== null && given.failed === undefined;
  const answered = hasAnswer && !given.answer.refused;
  const judged =
    answered && question.answerable === true
      ? judgeAnswer(question, given.answer.text, record.outcomes)
      : null;
  return {
    questionId: question.id,
    ...endAndCause(),
    refused: hasAnswer ? given.answer.refused : null,
    judgement: judged?.judgement ?? null,
    spans: {
      gold: gold.length,
      indexed: atLeast("indexed"),
      ranked: atLeast("ranked"),
      given: atLeast("given"),
      cited: atLeast("cited"),
    },
    best,
    worst: furthest.at(-1) ?? "nowhere",
    rank: first === -1 ? null : first + 1,
    charactersToRank:
      first === -1 ? null : ranking.slice(0, first + 1).reduce((sum, { start, end }) => sum + end - start, 0),
    shortestGold: gold.length === 0 ? 0 : Math.min(...gold.map(({ start, end }) => end - start)),
    cut: gold.length > 0 && gold.every((span) => !heldWhole(span, places)),
  };

  function endAndCause(): { end: EndName; cause: EndCause | null } {
    if (question.answerable === false) {
      if (given === null) return { end: "not-analysable", cause: "no-answers" };
      if (!hasAnswer) return notGiven;
      return { end: given.answer.refused ? "rightly-refused" : "should-have-refused", cause: null };
    }
    if (gold.length === 0) return { end: "not-analysable", cause: "no-gold" };
    switch (best) {
      case "nowhere":
        return { end: "not-in-index", cause: causeOfAbsence(gold, places) };
      case "indexed": {
        const searched = gold.some(({ source }) => places.isSearched(source));
        return { end: "not-retrieved", cause: searched ? null : "filtered-out" };
      }
      case "ranked":
        return { end: given === null ? "retrieved" : "below-the-cut", cause: null };
      case "given": {
        if (!hasAnswer) return notGiven;
        if (given.answer.refused) return { end: "refused-wrongly", cause: null };
        const cites = given.answer.citations.length > 0;
        return { end: "not-used", cause: cites ? "cites-other-passages" : "cites-nothing" };
      }
      case "cited":
        return endOfCited(judged);
    }
  }
}

/** What was not measured is no refusal. */
const notGiven = { end: "not-analysable", cause: "no-answer-given" } as const;

function endOfCited(judged: ReturnType<typeof judgeAnswer> | null): { end: EndName; cause: EndCause | null } {
  // A refusal that cites was still a refusal.
  if (judged === null) return { end: "refused-wrongly", cause: null };
  if (judged.judgement === "right") return { end: "right", cause: null };
  if (judged.judgement === "wrong") return { end: "used-but-wrong", cause: null };
  return { end: "used-unjudged", cause: judged.cause };
}

function reachOfSpan(span: Passage, { ranking, given }: QuestionRecord, places: IndexedPlaces): Reach {
  const rank = ranking.findIndex((passage) => overlaps(span, passage));
  if (rank === -1) {
    const indexed = places.chunksOf(span.source).some((chunk) => sharedLength(chunk, span) > 0);
    return indexed ? "indexed" : "nowhere";
  }
  if (given === null || rank >= given.used) return "ranked";
  return given.answer.citations.some((citation) => overlaps(span, citation)) ? "cited" : "given";
}

/** Of the span that got furthest towards the index. */
function causeOfAbsence(gold: readonly Passage[], places: IndexedPlaces): EndCause {
  const kept = gold.some((span) => overlapsAny(span, places.documentOf(span.source)?.regions ?? []));
  if (kept) return "lost-in-chunking";
  return gold.some(({ source }) => places.documentOf(source) !== undefined)
    ? "cleaned-away"
    : "source-missing";
}

function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => sharedLength(span, other) > 0);
}

function heldWhole(span: Passage, places: IndexedPlaces): boolean {
  return places.chunksOf(span.source).some(({ start, end }) => start <= span.start && span.end <= end);
}

/** As the metrics count gold: every span once, none that is empty. */
function distinct(gold: readonly Passage[]): Passage[] {
  const spans = gold.filter(({ start, end }) => end > start);
  return [...new Map(spans.map((span) => [`${span.start}-${span.end} ${span.source}`, span])).values()];
}

function rankOf(reach: Reach): number {
  return reaches.indexOf(reach);
}
