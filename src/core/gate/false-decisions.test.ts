import { expect, test } from "vitest";
import { type GateEnd, GateRule } from "../../contracts/gate.ts";
import { pairScores } from "../comparison/paired-scores.ts";
import { type Random, seededRandom } from "../statistics/random.ts";
import { decideGate } from "./decide-gate.ts";

const gates = 4000;
const clusters = 30;
const perCluster = 6;
const rule = GateRule.parse({
  primary: { metric: "primary", test: "superiority" },
  guards: [{ metric: "guard", margin: 0.2 }],
});

/**
 * Two sides whose scores come from one distribution: what a cluster does to a side is drawn anew for each, so the differences of a
 * cluster rise and fall together (intra-cluster correlation about 1/4 of the difference).
 */
function scores(random: Random, kind: "graded" | "yes or no"): Float64Array {
  const values = new Float64Array(clusters * perCluster);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const shift = normal(random);
    for (let question = 0; question < perCluster; question++) {
      const value = shift + Math.sqrt(3) * normal(random);
      const score = kind === "yes or no" ? (value < 1 ? 1 : 0) : 1 / (1 + Math.exp(-value));
      values[cluster * perCluster + question] = score;
    }
  }
  return values;
}

/** Box and Muller 1958. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}

test.each(["graded", "yes or no"] as const)(
  "of 4,000 candidates that are no different, about one in twenty passes or fails by chance (%s scores)",
  (kind) => {
    const random = seededRandom(20_261_122);
    const places = Uint32Array.from({ length: clusters * perCluster }, (_, index) => index);
    const clusterOf = places.map((place) => Math.floor(place / perCluster));
    const common = { first: places, second: places, clusterOf };
    const count: Record<GateEnd, number> = { pass: 0, fail: 0, "could-not-decide": 0 };
    for (let gate = 0; gate < gates; gate++) {
      const side = () => ({ scores: scores(random, kind), unscored: new Map() });
      const pairs = {
        primary: pairScores(side(), side(), common),
        guard: pairScores(side(), side(), common),
      };
      const { end } = decideGate(rule, {
        paired: (metric) => pairs[metric as keyof typeof pairs],
        lowerIsBetter: () => false,
        outcomeOf: () => ({ status: "failed" }),
      });
      count[end] += 1;
    }
    // Nominal 5 %, half of it each way; half a percent is two standard errors of 4,000 draws.
    expect(count.pass / gates).toBeCloseTo(0.025, 2);
    expect(count.fail / gates).toBeCloseTo(0.025, 2);
    expect((count.pass + count.fail) / gates).toBeLessThan(0.06);
  },
);
