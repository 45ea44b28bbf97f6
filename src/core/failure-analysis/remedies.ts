import type { Pipeline } from "../../contracts/pipeline.ts";
import { isMendedBySize } from "./is-mended-by-size.ts";
import type { QuestionEnd } from "./question-end.ts";

export interface RemedyFacts {
  /** Rank of the gold where ranking goes on; null where it is not found at all, undefined where nobody looked. */
  furtherRank: number | null | undefined;
  /** Of the answer; null where there is none. */
  evidence: number | null;
  /** Below it the extractive answerer refuses. */
  threshold: number;
}

const widestContext = 50;

/** What would have changed how one question ended: settings with their values, one sentence each. None where nothing was lost. */
export function remedies(end: QuestionEnd, pipeline: Pipeline, facts: RemedyFacts): string[] {
  const { retrieve, answer, chunk, embed } = pipeline;
  const wholeChunk = isMendedBySize(end, chunk)
    ? [`chunk.size=${2 * chunk.size}: no chunk of ${chunk.size} ${chunk.unit} holds the gold whole.`]
    : [];
  switch (end.end) {
    case "not-in-index":
      if (end.cause === "source-missing") return ["The source itself, which the dataset does not hold."];
      return end.cause === "cleaned-away"
        ? ["prepare.cleaning without boilerplate and pageFurniture, which took the gold out."]
        : ["Another chunk.strategy: this one left the gold out of every chunk."];
    case "not-retrieved":
      if (end.cause === "filtered-out") return ["retrieve.filter, which keeps the gold's source out."];
      return [...deeper(facts.furtherRank), ...otherWords()];
    case "below-the-cut":
      return [...widerContext(), ...betterRank()];
    case "refused-wrongly":
      return [...lowerThreshold(), ...wholeChunk];
    case "not-used":
      return [
        ...(answer.kind === "extractive"
          ? [`answer.maxSentences above ${answer.maxSentences} quotes more of what it was given.`]
          : ["The answerer: it was given the gold and cites none of it."]),
        ...wholeChunk,
      ];
    case "used-but-wrong":
      return [
        "If the answer says the same in other words, the gold answer: the rule compares words.",
        ...(answer.kind === "extractive"
          ? ["An answerer with a language model: the extractive one only quotes."]
          : []),
        ...wholeChunk,
      ];
    case "should-have-refused":
      return answer.kind === "extractive" && facts.evidence !== null
        ? [
            `answer.threshold above ${facts.evidence.toFixed(2)}, which is this answer's evidence (the threshold is ${facts.threshold}).`,
          ]
        : ["The answerer: nothing it was given answers the question."];
    case "used-unjudged":
    case "right":
    case "retrieved":
    case "rightly-refused":
    case "not-analysable":
      return [];
  }

  function deeper(rank: number | null | undefined): string[] {
    if (rank === undefined || rank === null || rank > widestContext) return [];
    return [`retrieve.depth=${rank} ranks the gold, and retrieve.k=${rank} gives it to the answerer.`];
  }

  function otherWords(): string[] {
    switch (retrieve.method) {
      case "bm25":
        return ["retrieve.method=context-bm25, which also scores what stands around a chunk."];
      case "context-bm25":
        return ["retrieve.method=hybrid, which with an embedder also finds what is said in other words."];
      case "vector":
        return ["retrieve.method=hybrid, which also goes by the question's rare words and names."];
      case "hybrid":
        return embed.embedder === "hashing"
          ? ["An embedder of your own: hashing knows how words are spelt, and not what they mean."]
          : ["Another embedder, or smaller chunks (chunk.size), whose vectors say one thing each."];
    }
  }

  function widerContext(): string[] {
    if (retrieve.budget?.characters !== undefined) {
      return [`retrieve.budget.characters=${end.charactersToRank} gives it to the answerer.`];
    }
    return retrieve.budget === undefined
      ? [`retrieve.k=${end.rank} gives it to the answerer.`]
      : [`A retrieve.budget.tokens that holds the first ${end.rank} passages.`];
  }

  function betterRank(): string[] {
    return otherWords().map((step) => `Or a better rank: ${step}`);
  }

  function lowerThreshold(): string[] {
    if (answer.kind !== "extractive" || facts.evidence === null) {
      return ["The answerer: it was given the gold and refused."];
    }
    return facts.evidence < facts.threshold
      ? [
          `answer.threshold=${(Math.floor(facts.evidence * 100) / 100).toFixed(2)} answers it, and every other question with no weaker evidence (the threshold is ${facts.threshold}).`,
        ]
      : [];
  }
}
