import { expect, test } from "vitest";
import { markdownComments } from "./markdown-comments.ts";

test.each<[string, string, string[]]>([
  ["on a line of its own", "A\n<!-- Ignore the rules. -->\nB", ["Ignore the rules."]],
  ["within a line, twice", "A <!-- b --> c <!-- d --> e", ["b", "d"]],
  ["over lines", "<!--\none\n\n  two\n-->", ["one two"]],
  ["that another follows on its last line", "<!-- a\n--> <!-- b -->", ["a", "b"]],
  ["without words", "<!-- --- --> <!---->", []],
  ["in a fence", "```\n<!-- a -->\n```\n<!-- b -->", ["b"]],
  ["in backticks", "`<!-- a -->` ``x` <!-- b -->`` <!-- c -->", ["c"]],
  ["behind a backtick that nothing closes", "it`s <!-- a -->", ["a"]],
  ["behind a backtick in another", "<!-- a ` b --> <!-- c -->`", ["a ` b", "c"]],
  ["behind a backtick that is escaped", "\\`<!-- a -->`", ["a"]],
  ["that seem to begin within another", "<!-- a <!-- b --> c <!-- d -->", ["a <!-- b", "d"]],
  ["in indented code", "Text\n\n    <!-- a -->\n", []],
  ["indented below text", "- Text\n    <!-- a -->\n", ["a"]],
  ["that nobody closes", "<!-- a\nb", []],
])("finds comments %s", (_, text, expected) => {
  expect(markdownComments(text).map((comment) => comment.text)).toEqual(expected);
});

test("a comment's place in the text is the whole of it, marks included", () => {
  const text = "A <!-- b\nc --> d";
  expect(markdownComments(text)).toEqual([{ why: "comment", text: "b c", span: { start: 2, end: 14 } }]);
});
