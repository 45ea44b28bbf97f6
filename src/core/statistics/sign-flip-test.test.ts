import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clusteredValues } from "./clustered-values.ts";
import { seededRandom } from "./random.ts";
import { casesOf } from "./reference-vectors.fixture.ts";
import { signFlipTest } from "./sign-flip-test.ts";

const vectors = readFileSync(new URL("../../../test/vectors/statistics.json", import.meta.url), "utf8");
const cases = casesOf<{ differences: number[] }, { p: number }>(vectors, "sign-flip-exact");
const options = () => ({ random: seededRandom(1), resamples: 4000, breathe: () => undefined });
const alone = (values: readonly number[]) =>
  clusteredValues(
    values,
    values.map((_, index) => String(index)),
  );

test.each(cases)("$id agrees with the full enumeration of the reference", async ({ inputs, expected }) => {
  const { differences } = inputs;
  expect(await signFlipTest(alone(differences), options())).toEqual({
    status: "estimated",
    p: expected.p,
    exact: true,
    assignments: 2 ** differences.length,
  });
});

test("whole clusters turn: eight that all gain have the smallest p there is, however many questions they hold", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `source ${index % 8}`);
  const sample = clusteredValues(
    names.map(() => 0.1),
    names,
  );
  expect(await signFlipTest(sample, options())).toMatchObject({ p: 2 / 256, exact: true });
});

test("clusters that cancel within do not count", async () => {
  const sample = clusteredValues([1, -1, 0.5, 0.5, 0.2], ["a", "a", "b", "b", "c"]);
  expect(await signFlipTest(sample, options())).toMatchObject({ p: 0.5, assignments: 4 });
});

test("drawn assignments come near to counted ones", async () => {
  const random = seededRandom(5);
  const values = Array.from({ length: 16 }, () => random.uniform() - 0.35);
  const counted = await signFlipTest(alone(values), options());
  // One more cluster without weight would change nothing, but a tiny one makes the count too large to make.
  const drawn = await signFlipTest(alone([...values, 1e-9]), options());
  expect(drawn).toMatchObject({ exact: false, assignments: 4000 });
  expect(Math.abs((drawn as { p: number }).p - (counted as { p: number }).p)).toBeLessThan(0.03);
});

test("p is a share that neither the sign nor the order of clusters changes", async () => {
  const difference = fc.integer({ min: -20, max: 20 }).map((value) => value / 10);
  await fc.assert(
    fc.asyncProperty(fc.array(difference, { minLength: 2, maxLength: 10 }), async (values) => {
      fc.pre(values.some((value) => value !== 0));
      const result = await signFlipTest(alone(values), options());
      const negated = await signFlipTest(alone(values.map((value) => -value)), options());
      const reversed = await signFlipTest(alone(values.toReversed()), options());
      expect([negated, reversed]).toEqual([result, result]);
      const { p } = result as { p: number };
      expect(p > 0 && p <= 1).toBe(true);
    }),
  );
});

test("nothing to flip is said, not measured", async () => {
  expect(await signFlipTest(alone([]), options())).toEqual({ status: "undefined", reason: "no-values" });
  expect(await signFlipTest(clusteredValues([1, 2], ["a", "a"]), options())).toEqual({
    status: "undefined",
    reason: "one-cluster",
  });
  expect(await signFlipTest(alone([0, 0, 0]), options())).toEqual({
    status: "undefined",
    reason: "no-variance",
  });
});
