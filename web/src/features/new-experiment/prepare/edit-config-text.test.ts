import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Json } from "../../../../../src/contracts/json.ts";
import { valueAt } from "./config-text.ts";
import { removeValue, setValue } from "./edit-config-text.ts";

const text = `# What is run here.
experiment: boats   # their name

pipeline:
  # Cut small.
  chunk:
    size: 300 # characters
    strategy: "recursive"
  retrieve: {k: 5, depth: 10}

vary:
  chunk.size: [300, 500]
  retrieve.method:
    - hybrid # both
    - vector
keepRuns:
`;

/** The lines that only one of two texts has. */
function changes(before: string, after: string): { gone: string[]; come: string[] } {
  const [olds, news] = [before.split("\n"), after.split("\n")];
  return {
    gone: olds.filter((line) => !news.includes(line)),
    come: news.filter((line) => !olds.includes(line)),
  };
}

test.each<[string, string[], Json, string[], string[]]>([
  [
    "a number",
    ["pipeline", "chunk", "size"],
    500,
    ["    size: 300 # characters"],
    ["    size: 500 # characters"],
  ],
  [
    "a text in quotes",
    ["pipeline", "chunk", "strategy"],
    "structure",
    ['    strategy: "recursive"'],
    ["    strategy: structure"],
  ],
  ["a list on a line", ["vary", "chunk.size"], [300], ["  chunk.size: [300, 500]"], ["  chunk.size: [300]"]],
  [
    "one more of a list of lines",
    ["vary", "retrieve.method"],
    ["hybrid", "vector", "bm25"],
    [],
    ["    - bm25"],
  ],
  ["one less of a list of lines", ["vary", "retrieve.method"], ["hybrid"], ["    - vector"], []],
  [
    "a name within braces",
    ["pipeline", "retrieve", "k"],
    7,
    ["  retrieve: {k: 5, depth: 10}"],
    ["  retrieve: {k: 7, depth: 10}"],
  ],
  ["a new name beside others", ["pipeline", "chunk", "overlap"], 20, [], ["    overlap: 20"]],
  [
    "a new name two maps deep",
    ["pipeline", "prepare", "language"],
    "de",
    [],
    ["  prepare:", "    language: de"],
  ],
  ["a new name at the top", ["split"], "development", [], ["split: development"]],
  ["a name without a value", ["keepRuns"], 3, ["keepRuns:"], ["keepRuns: 3"]],
  ["a text that looks like a number", ["split"], "12", [], ['split: "12"']],
])("%s changes its own line and no other", (_, path, value, gone, come) => {
  const after = setValue(text, path, value);
  expect(changes(text, after)).toEqual({ gone, come });
  expect(valueAt(parse(after) as Json, path)).toEqual(value);
});

test("a new name stands in its own map, before what follows", () => {
  const after = setValue(text, ["pipeline", "chunk", "overlap"], 20);
  expect(after).toContain('    strategy: "recursive"\n    overlap: 20\n  retrieve:');
});

test("an empty text and one of comments alone become a configuration", () => {
  expect(setValue("", ["pipeline", "chunk", "size"], 300)).toBe("pipeline:\n  chunk:\n    size: 300\n");
  expect(setValue("# Soon.", ["experiment"], "boats")).toBe("# Soon.\nexperiment: boats\n");
});

test("a number is written as it is typed", () => {
  expect(setValue("search:\n  seed: 1\n", ["search", "seed"], "0.", "0.")).toBe("search:\n  seed: 0.\n");
  expect(setValue("search:\n  seed: 1\n", ["search", "seed"], "x", "x")).toBe("search:\n  seed: x\n");
});

test("what is taken out goes with its line, and with a map that would be empty", () => {
  expect(changes(text, removeValue(text, ["pipeline", "chunk", "size"]))).toEqual({
    gone: ["    size: 300 # characters"],
    come: [],
  });
  expect(removeValue("pipeline:\n  chunk:\n    size: 3\nsplit: a\n", ["pipeline", "chunk", "size"])).toBe(
    "split: a\n",
  );
  expect(removeValue(text, ["search", "seed"])).toBe(text);
});

test("a text that is no YAML stays as it is", () => {
  const broken = "pipeline: [1, 2\nchunk: }";
  expect(setValue(broken, ["split"], "a")).toBe(broken);
  expect(removeValue(broken, ["pipeline"])).toBe(broken);
});

const name = fc.stringMatching(/^[a-z][a-z.]{0,5}$/);
const leaf = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }).map((raw) => raw.toWellFormed()),
  fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 5 })), { minLength: 1, maxLength: 4 }),
);
const map = (inner: fc.Arbitrary<unknown>) =>
  fc.dictionary(name, inner, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
const configuration = map(fc.oneof(leaf, map(fc.oneof(leaf, map(leaf)))));

test("whatever is written, setting a value sets it, and changes nothing else that is said", () => {
  fc.assert(
    fc.property(
      configuration,
      fc.array(name, { minLength: 1, maxLength: 3 }),
      leaf,
      fc.boolean(),
      (written, path, value, isFlow) => {
        const before = stringify(written, { collectionStyle: isFlow ? "flow" : "block", lineWidth: 0 });
        const after = parse(setValue(before, path, value)) as Json;
        const blocked = path
          .slice(0, -1)
          .some((_, depth) => isLeaf(valueAt(written as Json, path.slice(0, depth + 1))));
        const expected = blocked ? written : withSet(written, path, value);
        expect(after).toEqual(expected);
      },
    ),
    { numRuns: 400 },
  );
});

test("whatever is written, taking a value out and putting it back changes nothing that is said", () => {
  fc.assert(
    fc.property(
      configuration,
      leaf,
      fc.array(name, { minLength: 1, maxLength: 3 }),
      (written, value, extra) => {
        const path = ["zz.added", ...extra];
        const before = stringify(written, { lineWidth: 0 });
        expect(removeValue(setValue(before, path, value), path)).toBe(before);
      },
    ),
    { numRuns: 200 },
  );
});

function isLeaf(value: Json | undefined): boolean {
  return value !== undefined && (typeof value !== "object" || value === null || Array.isArray(value));
}

function withSet(values: Record<string, unknown>, path: string[], value: Json): Record<string, unknown> {
  const [key, ...rest] = path;
  const inner = (values[key!] ?? {}) as Record<string, unknown>;
  return { ...values, [key!]: rest.length === 0 ? value : withSet(inner, rest, value) };
}
