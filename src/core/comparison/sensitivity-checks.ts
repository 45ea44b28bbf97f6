import type { SensitivityCheck } from "../../contracts/verdict.ts";
import type { Breathe } from "../../ports/breathe.ts";
import { seededRandom } from "../statistics/random.ts";
import { signFlipTest } from "../statistics/sign-flip-test.ts";
import { studentisedBootstrap } from "../statistics/studentised-bootstrap.ts";
import { confidence } from "./decide-verdict.ts";
import type { PairedScores } from "./paired-scores.ts";

export interface CheckOptions {
  seed: number;
  resamples: number;
  breathe: Breathe;
}

/** The same differences by other methods. A check that has no value is left out. */
export async function sensitivityChecks(
  { differences }: PairedScores,
  { seed, resamples, breathe }: CheckOptions,
): Promise<SensitivityCheck[]> {
  const checks: SensitivityCheck[] = [];
  const flipped = await signFlipTest(differences, { random: seededRandom(seed), resamples, breathe });
  if (flipped.status === "estimated") checks.push({ check: "sign-flip", p: flipped.p, exact: flipped.exact });
  const drawn = { random: seededRandom(seed), resamples, confidence, breathe };
  const interval = await studentisedBootstrap(differences, drawn);
  if (interval.status === "estimated") {
    checks.push({ check: "studentised-bootstrap", low: interval.low, high: interval.high });
  }
  return checks;
}
