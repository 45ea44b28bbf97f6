import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const text = readFileSync(path.join(import.meta.dirname, "tokens.css"), "utf8");
const light = tokensOf(/^:root \{(.*?)^\}/ms);
const darkBySystem = tokensOf(/^ {2}:root:not\(\[data-theme="light"\]\) \{(.*?)^ {2}\}/ms);
const darkByChoice = tokensOf(/^:root\[data-theme="dark"\] \{(.*?)^\}/ms);

function tokensOf(block: RegExp): Record<string, string> {
  const [, body = ""] = block.exec(text) ?? [];
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]),
  );
}

test("the dark theme is the same, whether the system or the reader chose it", () => {
  expect(darkByChoice).toEqual(darkBySystem);
  expect(Object.keys(darkBySystem).sort()).toEqual(Object.keys(light).sort());
});

const grounds = ["paper", "surface", "surface-sunk", "depth-1"];
const words = ["ink", "ink-soft", "ink-faint", "accent", "better", "worse", "unsure"];
const pairs: [string, string][] = [
  ...grounds.flatMap((ground) => words.map((word): [string, string] => [word, ground])),
  ["ink", "depth-2"],
  ["ink-soft", "depth-2"],
  ["ink", "depth-3"],
  ["ink", "land"],
  ["better", "better-soft"],
  ["worse", "worse-soft"],
  ["accent", "accent-soft"],
  ["on-depth", "depth-7"],
  ["on-depth", "depth-6"],
  ["depth-7", "depth-1"],
];

test.each(pairs)("%s can be read on %s in both themes (WCAG 4.5)", (word, ground) => {
  for (const tokens of [light, darkByChoice]) {
    expect(contrast(tokens[word]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  }
});

const marks = ["line-strong", "land-line", "depth-5", "depth-6"];

test.each(marks)("a line or a point in %s is seen on paper and surface in both themes (WCAG 3)", (mark) => {
  for (const tokens of [light, darkByChoice]) {
    for (const ground of ["paper", "surface"]) {
      expect(contrast(tokens[mark]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
    }
  }
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
