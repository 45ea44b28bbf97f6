import type { Effects } from "@contracts/api/effects.ts";
import { expect, test } from "vitest";
import { effectsDrawing } from "./effects-drawing.ts";

type SettingEffect = Effects["settings"][number]["values"][number];

const effect = (value: number | string, part: Partial<SettingEffect> = {}): SettingEffect => ({
  value,
  runs: 2,
  referenceRuns: 2,
  method: "paired",
  pairs: 2,
  difference: 0.02,
  low: 0.01,
  high: 0.04,
  n: 100,
  clusters: 20,
  standing: "better",
  sentence: "",
  reason: null,
  ...part,
});
const effects = (settings: Effects["settings"]): Effects => ({
  experiment: "harbour",
  metric: "ndcg@10",
  lowerIsBetter: false,
  runs: 4,
  questions: 100,
  clusters: 20,
  settings,
  notices: [],
});

test("every value stands under its setting and the reference, and the scale holds zero and every interval", () => {
  const { lines, domain } = effectsDrawing(
    effects([
      { path: "chunk.size", together: [], reference: 300, values: [effect(500)] },
      {
        path: "answer.model",
        together: ["answer.kind"],
        reference: null,
        values: [effect("large", { difference: null, low: null, high: null, standing: "none" })],
      },
    ]),
  );
  expect(lines.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    "setting chunk.size",
    "reference 300",
    "value 500",
    "setting answer.model + answer.kind",
    "reference not set",
    "value large",
  ]);
  expect(lines.map(({ y }) => y)).toEqual(lines.map(({ y }) => y).toSorted((a, b) => a - b));
  expect(domain[0]).toBeLessThan(0);
  expect(domain[1]).toBeGreaterThan(0.04);
});

test("effects that cannot be told leave a scale around zero", () => {
  const untold = effect(500, { difference: null, low: null, high: null });
  const { domain } = effectsDrawing(
    effects([{ path: "chunk.size", together: [], reference: 300, values: [untold] }]),
  );
  expect(domain).toEqual([-0.01, 0.01]);
});
