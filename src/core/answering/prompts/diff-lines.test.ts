import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type DiffLine, diffLines } from "./diff-lines.ts";

/** "-old [word]": what is marked stands in brackets. */
function shown(lines: readonly DiffLine[]): string[] {
  const signs = { same: " ", removed: "-", added: "+" };
  return lines.map(
    ({ kind, parts }) =>
      signs[kind] + parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(""),
  );
}

function sideOf(lines: readonly DiffLine[], kind: "removed" | "added"): string {
  return lines
    .filter((line) => line.kind === "same" || line.kind === kind)
    .map(({ parts }) => parts.map(({ text }) => text).join(""))
    .join("\n");
}

test.each<[string, string, string, string[]]>([
  ["nothing changed", "a\nb", "a\nb", [" a", " b"]],
  ["a line is added", "a\nc", "a\nb\nc", [" a", "+[b]", " c"]],
  ["a line is removed", "a\nb", "a", [" a", "-[b]"]],
  [
    "a rewritten line has its words marked",
    "Use short words.\nEnd.",
    "Use plain short words!\nEnd.",
    ["-Use short words[.]", "+Use [plain ]short words[!]", " End."],
  ],
  [
    "another line in its place is marked whole",
    "Write in the language of the question.",
    "No links.",
    ["-[Write in the language of the question.]", "+[No links.]"],
  ],
  [
    "each line stands before what it became",
    "Cite passages.\nUse short sentences.",
    "A new rule here.\nCite all passages.\nUse long sentences.",
    [
      "+[A new rule here.]",
      "-Cite passages.",
      "+Cite [all ]passages.",
      "-Use [short] sentences.",
      "+Use [long] sentences.",
    ],
  ],
  [
    "a place is one word",
    "Ask {{question}} now",
    "Ask {{draft}} now",
    ["-Ask [{{question}}] now", "+Ask [{{draft}}] now"],
  ],
  [
    "words without spaces are told apart",
    "引用所有段落的编号",
    "引用每个段落的编号",
    ["-引用[所有]段落的编号", "+引用[每个]段落的编号"],
  ],
])("%s", (_, first, second, expected) => {
  expect(shown(diffLines(first, second))).toEqual(expected);
});

const line = fc.oneof(
  fc.constantFrom("", "Cite the passages.", "Cite all the passages.", "{{question}}", "No links."),
  fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\n", " ")),
);
const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join("\n"));

test("both texts can be read off their difference", () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      const lines = diffLines(first, second);
      expect([sideOf(lines, "removed"), sideOf(lines, "added")]).toEqual([first, second]);
    }),
  );
});

test("a text and itself have no difference", () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(diffLines(one, one).filter(({ kind }) => kind !== "same")).toEqual([]);
    }),
  );
});

test("texts without a line in common are told apart whatever their length", () => {
  const lines = (word: string) => Array.from({ length: 6000 }, (_, at) => `${word}${at}`).join("\n");
  const told = diffLines(lines("a"), lines("b"));
  expect([told.length, sideOf(told, "removed"), sideOf(told, "added")]).toEqual([
    12_000,
    lines("a"),
    lines("b"),
  ]);
});
