import { describe, expect, test } from "vitest";
import { maxStatisticTest } from "./max-statistic-test.ts";
import { type Random, seededRandom } from "./random.ts";
import { clusteredValues } from "./clustered-values.ts";
import { studentQuantile } from "./distributions.ts";
import { signFlipTest } from "./sign-flip-test.ts";

const clusters = 20;
const options = (resamples = 4000) => ({
  random: seededRandom(1),
  resamples,
  confidence: 0.95,
  breathe: () => undefined,
});
const noise = (random: Random, shift = 0) =>
  Float64Array.from({ length: clusters }, () => random.uniform() + random.uniform() - 1 + shift);

describe("the max-statistic permutation", () => {
  test("of one candidate is the sign-flip test, and reaches about as far as Student's t", async () => {
    const row = noise(seededRandom(2), 0.2);
    const { adjusted, reach } = await maxStatisticTest([row], options());
    const names = [...row.keys()].map(String);
    const flipped = await signFlipTest(clusteredValues(row, names), options());
    expect(Math.abs(adjusted[0]! - (flipped as { p: number }).p)).toBeLessThan(0.02);
    expect(Math.abs(reach - studentQuantile(0.975, clusters - 1))).toBeLessThan(0.2);
  });

  test("asks more of each candidate the more there are, and nothing more of copies", async () => {
    const random = seededRandom(3);
    const first = noise(random, 0.25);
    const others = Array.from({ length: 30 }, () => noise(random));
    const alone = await maxStatisticTest([first], options());
    const copies = await maxStatisticTest(
      Array.from({ length: 31 }, () => first),
      options(),
    );
    const among = await maxStatisticTest([first, ...others], options());
    expect(copies.adjusted[0]).toBe(alone.adjusted[0]);
    expect(among.adjusted[0]).toBeGreaterThan(alone.adjusted[0]!);
    expect(among.reach).toBeGreaterThan(alone.reach * 1.2);
  });

  test("calls some candidate different in about one of twenty worlds where none is", async () => {
    const worlds = 300;
    let wrong = 0;
    for (let world = 0; world < worlds; world++) {
      const random = seededRandom(1000 + world);
      const rows = Array.from({ length: 15 }, () => noise(random));
      const { adjusted } = await maxStatisticTest(rows, { ...options(300), random });
      if (Math.min(...adjusted) <= 0.05) wrong += 1;
    }
    expect(wrong / worlds).toBeLessThan(0.085);
    expect(wrong / worlds).toBeGreaterThan(0.02);
  });

  test("a candidate without any difference has a p value of 1, and no candidate no reach", async () => {
    const { adjusted } = await maxStatisticTest(
      [new Float64Array(clusters), noise(seededRandom(4))],
      options(),
    );
    expect(adjusted[0]).toBe(1);
    expect(await maxStatisticTest([], options())).toEqual({ adjusted: new Float64Array(0), reach: 0 });
  });
});
