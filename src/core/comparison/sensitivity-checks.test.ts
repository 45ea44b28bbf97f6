import { expect, test } from "vitest";
import { clusteredValues } from "../statistics/clustered-values.ts";
import { sensitivityChecks } from "./sensitivity-checks.ts";

const options = { seed: 1, resamples: 2000, breathe: () => undefined };
const checksOf = async (
  values: number[],
  names: string[],
  discordant: { gained: number; lost: number } | null,
) => {
  const none = new Float64Array(values.length);
  const scored = { scored: values.length, notApplicable: 0, failed: 0 };
  const paired = {
    questions: Uint32Array.from(values.keys()),
    first: none,
    second: Float64Array.from(values),
    differences: clusteredValues(values, names),
    coverage: { first: scored, second: scored },
  };
  return (await sensitivityChecks(paired, discordant, options)).map(({ check }) => check);
};
const each = (count: number) => Array.from({ length: count }, (_, index) => String(index));

test("McNemar's test is asked where every question has a cluster of its own, and only of yes-or-no metrics", async () => {
  const values = [1, 1, 1, 0, -1, 0, 1, 1];
  expect(await checksOf(values, each(8), { gained: 5, lost: 1 })).toEqual([
    "sign-flip",
    "studentised-bootstrap",
    "mcnemar-mid-p",
  ]);
  const paired = ["a", "a", "b", "b", "c", "c", "d", "d"];
  expect(await checksOf(values, paired, { gained: 5, lost: 1 })).not.toContain("mcnemar-mid-p");
  expect(await checksOf([0.1, 0.3, -0.2, 0.4], each(4), null)).toContain("wilcoxon");
});

test("what has no value is left out", async () => {
  expect(await checksOf([0, 0, 0], each(3), { gained: 0, lost: 0 })).toEqual([]);
  expect(await checksOf([], [], null)).toEqual([]);
});
