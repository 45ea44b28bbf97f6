import { type EvidenceFeatures, evidenceFeatureNames, evidenceFeatures } from "./evidence-features.ts";
import { evidenceWeights } from "./evidence-weights.ts";
import type { PassageReading } from "./passage-reading.ts";

/** The evidence of a request that holds nothing to read; no other is weaker. */
export const noEvidence = -10;

/** How strongly passages speak for an answer: the logarithm of odds on the questions it was fitted on, and no probability elsewhere. */
export function evidenceOf(readings: readonly PassageReading[]): number {
  if (!readings.some(({ sentences }) => sentences.length > 0)) return noEvidence;
  return weighed(evidenceFeatures(readings));
}

/** Rounded to 6 decimals, so that it can be digested. */
function weighed(features: EvidenceFeatures): number {
  let evidence = evidenceWeights.bias;
  for (const name of evidenceFeatureNames) evidence += evidenceWeights[name] * features[name];
  return Math.round(Math.max(noEvidence, evidence) * 1e6) / 1e6;
}
