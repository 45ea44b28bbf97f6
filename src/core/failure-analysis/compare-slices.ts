import { clusteredValues, meanOf } from "../statistics/clustered-values.ts";
import type { UndefinedReason } from "../statistics/undefined-statistic.ts";
import {
  type ClusteredContrast,
  clusteredContrast,
  contrastInterval,
  contrastPValue,
} from "./clustered-contrast.ts";
import type { Slice } from "./question-slices.ts";

/** One score per question; undefined where it was not scored. */
export interface SliceScores {
  metric: string;
  scores: readonly (number | undefined)[];
  lowerIsBetter: boolean;
}

export interface SliceSide {
  /** Questions scored. */
  n: number;
  clusters: number;
  /** Null where nothing was scored. */
  mean: number | null;
}

export type NoClaimReason = "few-questions" | "few-clusters" | "few-others" | UndefinedReason;

export interface SliceComparison {
  dimension: string;
  value: string;
  metric: string;
  inside: SliceSide;
  outside: SliceSide;
  /** Mean inside minus mean outside with its own 95 % interval; null where nothing is claimed of the slice. */
  difference: number | null;
  low: number | null;
  high: number | null;
  /** Corrected for all slices looked at. */
  pValue: number | null;
  /** Only a difference that survives the correction is one. */
  claim: "worse" | "better" | "no-more-than-chance" | "none";
  /** Why nothing is claimed. */
  reason: NoClaimReason | null;
}

/** For p values of one family: the corrected ones, in the same order. */
export type CorrectPValues = (pValues: readonly number[]) => number[];

/** Below either, on either side, a slice is listed and nothing is said of it. */
export const fewest = { questions: 5, clusters: 3 };
const confidence = 0.95;
const falseClaimRate = 0.05;

/**
 * Every slice against the questions outside it. Looking at many slices finds some that differ by luck: the p values of all are corrected
 * together. Where two slices share all scored questions between them they are one comparison, told from the side of the smaller.
 */
export function compareSlices(
  slices: readonly Slice[],
  scoresFor: (dimension: string) => SliceScores,
  clusters: readonly string[],
  correct: CorrectPValues,
): SliceComparison[] {
  const known = new Map<SliceScores, ScoredQuestion[]>();
  const scoredBy = (scores: SliceScores) => {
    const scored = known.get(scores) ?? scoredQuestions(scores, clusters);
    known.set(scores, scored);
    return scored;
  };
  const measured = slices.map((slice) => {
    const scores = scoresFor(slice.dimension);
    return measureSlice(slice, scores, scoredBy(scores));
  });
  const kept = [...Map.groupBy(measured, ({ comparison }) => comparison.dimension).values()].flatMap(
    withoutMirrored,
  );
  const tested = kept.flatMap(({ contrast }) => (contrast === null ? [] : [contrast]));
  const pValues = correct(tested.map(contrastPValue));
  let next = 0;
  return kept.map(({ comparison, contrast, lowerIsBetter }) => {
    if (contrast === null) return comparison;
    const pValue = pValues[next++]!;
    const { low, high } = contrastInterval(contrast, confidence);
    const { difference } = contrast;
    const worse = lowerIsBetter ? difference > 0 : difference < 0;
    const claim = pValue >= falseClaimRate ? "no-more-than-chance" : worse ? "worse" : "better";
    return { ...comparison, difference, low, high, pValue, claim };
  });
}

interface ScoredQuestion {
  index: number;
  score: number;
  cluster: string;
}

function scoredQuestions({ scores }: SliceScores, clusters: readonly string[]): ScoredQuestion[] {
  return scores.flatMap((score, index) =>
    score === undefined ? [] : [{ index, score, cluster: clusters[index]! }],
  );
}

interface MeasuredSlice {
  comparison: SliceComparison;
  contrast: ClusteredContrast | null;
  lowerIsBetter: boolean;
}

function measureSlice(
  { dimension, value, inside }: Slice,
  { metric, lowerIsBetter }: SliceScores,
  scored: readonly ScoredQuestion[],
): MeasuredSlice {
  const [own, others] = [1, 0].map((member) =>
    sideOf(scored.filter(({ index }) => inside[index] === member)),
  ) as [SliceSide, SliceSide];
  const contrast = contrastOf();
  const reason = typeof contrast === "string" ? contrast : null;
  const comparison: SliceComparison = {
    dimension,
    value,
    metric,
    inside: own,
    outside: others,
    difference: null,
    low: null,
    high: null,
    pValue: null,
    claim: "none",
    reason,
  };
  return { comparison, contrast: typeof contrast === "string" ? null : contrast, lowerIsBetter };

  function contrastOf(): ClusteredContrast | NoClaimReason {
    if (own.n < fewest.questions) return "few-questions";
    if (own.clusters < fewest.clusters) return "few-clusters";
    if (others.n < fewest.questions || others.clusters < fewest.clusters) return "few-others";
    const found = clusteredContrast(
      clusteredValues(
        scored.map(({ score }) => score),
        scored.map(({ cluster }) => cluster),
      ),
      Uint8Array.from(scored, ({ index }) => inside[index]!),
    );
    return found.status === "undefined" ? found.reason : found;
  }
}

function sideOf(questions: readonly ScoredQuestion[]): SliceSide {
  return {
    n: questions.length,
    clusters: new Set(questions.map(({ cluster }) => cluster)).size,
    mean: questions.length === 0 ? null : meanOf(questions.map(({ score }) => score)),
  };
}

/** Of two slices that are each other's outside, the smaller, or the first of two equally large ones. */
function withoutMirrored(slices: MeasuredSlice[]): MeasuredSlice[] {
  const [first, second] = slices;
  if (first === undefined || second === undefined || slices.length > 2) return slices;
  const { comparison: one } = first;
  const { comparison: other } = second;
  // A question may have both of two tags, or none.
  const mirrored = one.dimension !== "tag" && one.inside.n === other.outside.n;
  if (!mirrored) return slices;
  return one.inside.n <= other.inside.n ? [first] : [second];
}
