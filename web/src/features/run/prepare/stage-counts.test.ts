import { expect, test } from "vitest";
import { countsOf } from "./stage-counts.ts";

test("counts are told in words and with their units", () => {
  expect(
    countsOf({
      "chunks-lost": 0,
      characters: 126_520,
      bytes: 75_006,
      "p95-ms": 6.565,
      "chunk-size-mean": 612.485,
      "chunk-coverage": 0.98765,
    }),
  ).toEqual([
    { name: "chunks lost", text: "0" },
    { name: "characters", text: "126,520" },
    { name: "bytes", text: "75.0 kB" },
    { name: "p95", text: "6.6 ms" },
    { name: "chunk size mean", text: "612" },
    { name: "chunk coverage", text: "0.988" },
  ]);
});
