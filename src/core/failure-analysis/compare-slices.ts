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
  const measured = slices.map((slice) => measureSlice(slice, scoresFor(slice.dimension), clusters));
  const kept = measured.filter((one) => !isMirrored(one, measured));
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

interface MeasuredSlice {
  comparison: SliceComparison;
  contrast: ClusteredContrast | null;
  lowerIsBetter: boolean;
}

function measureSlice(
  { dimension, value, inside }: Slice,
  { metric, scores, lowerIsBetter }: SliceScores,
  clusters: readonly string[],
): MeasuredSlice {
  const scored = scores.flatMap((score, index) => (score === undefined ? [] : [{ score, index }]));
  const sides = [1, 0].map((member): SliceSide => {
    const own = scored.filter(({ index }) => inside[index] === member);
    return {
      n: own.length,
      clusters: new Set(own.map(({ index }) => clusters[index])).size,
      mean: own.length === 0 ? null : meanOf(own.map(({ score }) => score)),
    };
  }) as [SliceSide, SliceSide];
  const contrast = contrastOf();
  const comparison: SliceComparison = {
    dimension,
    value,
    metric,
    inside: sides[0],
    outside: sides[1],
    difference: null,
    low: null,
    high: null,
    pValue: null,
    claim: "none",
    reason: typeof contrast === "string" ? contrast : null,
  };
  return { comparison, contrast: typeof contrast === "string" ? null : contrast, lowerIsBetter };

  function contrastOf(): ClusteredContrast | NoClaimReason {
    const [own, others] = sides;
    if (own.n < fewest.questions) return "few-questions";
    if (own.clusters < fewest.clusters) return "few-clusters";
    if (others.n < fewest.questions || others.clusters < fewest.clusters) return "few-others";
    const found = clusteredContrast(
      clusteredValues(
        scored.map(({ score }) => score),
        scored.map(({ index }) => clusters[index]!),
      ),
      Uint8Array.from(scored, ({ index }) => inside[index]!),
    );
    return found.status === "undefined" ? found.reason : found;
  }
}

/** The larger of two slices that are each other's outside, or the later of two equally large ones. */
function isMirrored({ comparison }: MeasuredSlice, all: readonly MeasuredSlice[]): boolean {
  const own = all.filter((other) => other.comparison.dimension === comparison.dimension);
  if (own.length !== 2 || comparison.dimension === "tag") return false;
  const place = own.findIndex((other) => other.comparison === comparison);
  const twin = own[1 - place]!.comparison;
  if (twin.inside.n !== comparison.outside.n) return false;
  return comparison.inside.n > twin.inside.n || (comparison.inside.n === twin.inside.n && place === 1);
}
