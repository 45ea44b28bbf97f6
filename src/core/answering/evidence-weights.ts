import type { EvidenceFeatures } from "./evidence-features.ts";
import type { SentenceFeatures } from "./sentence-features.ts";

/** Changes whenever a number below does. */
export const evidenceWeightsVersion = "1";

/**
 * Fitted by `node scripts/fit-refusal-threshold.ts ../shared/data`, which also prints what every threshold costs.
 * One setting for all corpora and languages.
 */
export const evidenceWeights: EvidenceFeatures & { bias: number } = {
  bias: -3.34,
  source: 12.07,
  passage: 3.95,
  sentence: 4.14,
  heading: -1.84,
  others: -6.15,
};

/** Weaker evidence is a refusal. The highest at which product-docs and xquad-en, where every question has an answer, lose at most a tenth. */
export const refusalThreshold = -1.04;

export const sentenceWeights: SentenceFeatures = {
  coverage: 5.2,
  heading: 2.69,
  elsewhere: -0.99,
  cue: 0.79,
  score: 5.84,
};
