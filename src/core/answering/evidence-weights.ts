import type { EvidenceFeatures } from "./evidence-features.ts";
import type { SentenceFeatures } from "./sentence-features.ts";

/** Changes whenever a number below does. */
export const evidenceWeightsVersion = "1";

/**
 * Fitted by `node scripts/fit-refusal-threshold.ts ../shared/data`, which also prints what every threshold costs.
 * One setting for all corpora and languages.
 */
export const evidenceWeights: EvidenceFeatures & { bias: number } = {
  bias: -3.35,
  source: 12.31,
  passage: 4.07,
  sentence: 4.02,
  heading: -1.88,
  others: -6.22,
};

/** Weaker evidence is a refusal. */
export const refusalThreshold = -0.86;

export const sentenceWeights: SentenceFeatures = {
  coverage: 5.13,
  heading: 2.79,
  elsewhere: -1.08,
  cue: 0.79,
  score: 5.78,
};
