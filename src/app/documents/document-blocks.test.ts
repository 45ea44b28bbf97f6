import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownParser } from "../../adapters/parsers/markdown/markdown-parser.ts";
import { markdownHeadings } from "../../adapters/parsers/markdown/markdown-headings.ts";
import { htmlParser } from "../../adapters/parsers/html/html-parser.ts";
import type { Place } from "../../contracts/source.ts";
import { documentBlocks } from "./document-blocks.ts";

async function blocksOfMarkdown(text: string, window = { start: 0, end: text.length }) {
  const parsed = await markdownParser.parse({ source: "a.md", bytes: new TextEncoder().encode(text) });
  return documentBlocks({ ...parsed, mediaType: "text/markdown" }, window);
}

/** Kind, level and what is shown of every block. */
async function shown(text: string): Promise<unknown[]> {
  return (await blocksOfMarkdown(text)).map(({ kind, level, content }) => [
    kind,
    level,
    text.slice(content.start, content.end),
  ]);
}

describe("Markdown", () => {
  test("headings are shown without their marks, by rank", async () => {
    expect(await shown("# Boats #\n\nText.\n\nHarbour\n=======\n\n### Ropes\n")).toEqual([
      ["heading", 1, "Boats"],
      ["paragraph", null, "Text."],
      ["heading", 1, "Harbour"],
      ["heading", 3, "Ropes"],
    ]);
  });

  test("items of lists stand as deep as they are moved in, and hold the lines that go on with them", async () => {
    expect(
      await shown("- one\n  goes on\n- two\n  - deeper\n    1. deepest\n- three\n\nAfter.\n\n* new\n"),
    ).toEqual([
      ["list-item", 1, "one\n  goes on"],
      ["list-item", 1, "two"],
      ["list-item", 2, "deeper"],
      ["list-item", 3, "deepest"],
      ["list-item", 1, "three"],
      ["paragraph", null, "After."],
      ["list-item", 1, "new"],
    ]);
  });

  test("code is what stands between fences, whatever it holds, or what is moved in", async () => {
    expect(
      await shown("Before:\n```sh\n# no heading\n\n- no item\n```\n~~~\n~~~\n\n    moved in\n    twice\n"),
    ).toEqual([
      ["paragraph", null, "Before:"],
      ["code", null, "# no heading\n\n- no item"],
      ["code", null, ""],
      ["code", null, "moved in\n    twice"],
    ]);
  });

  test("a fence that nothing closes runs to the end", async () => {
    expect(await shown("```\nalways\n\nopen")).toEqual([["code", null, "always\n\nopen"]]);
  });

  test("every row of a table is a block; the one that divides shows nothing", async () => {
    expect(await shown("| a | b |\n|---|---|\n| 1 | 2 |\n\nx | y\n--|--\n3 | 4\n\nno | table\n")).toEqual([
      ["table-row", null, "| a | b |"],
      ["table-row", null, ""],
      ["table-row", null, "| 1 | 2 |"],
      ["table-row", null, "x | y"],
      ["table-row", null, ""],
      ["table-row", null, "3 | 4"],
      ["paragraph", null, "no | table"],
    ]);
  });

  test("quotes are as deep as their marks", async () => {
    expect(await shown("> said\n> and went\n\n>> before\n")).toEqual([
      ["quote", 1, "said\n> and went"],
      ["quote", 2, "before"],
    ]);
  });

  test("a rule shows nothing", async () => {
    expect(await shown("One.\n\n***\n\nTwo.\n")).toEqual([
      ["paragraph", null, "One."],
      ["paragraph", null, ""],
      ["paragraph", null, "Two."],
    ]);
  });

  test("line breaks of Windows are no part of what is shown", async () => {
    expect(await shown("# A\r\n\r\n- one\r\n- two\r\n\r\nEnd.\r\n")).toEqual([
      ["heading", 1, "A"],
      ["list-item", 1, "one"],
      ["list-item", 1, "two"],
      ["paragraph", null, "End."],
    ]);
  });
});

test("a window has the blocks that touch it, whole, and code that began far above it is code", async () => {
  const text = `# A\n\n\`\`\`\n${"line of code\n".repeat(50)}\`\`\`\n\nAfter.\n`;
  const middle = text.indexOf("line", 300);
  expect(await blocksOfMarkdown(text, { start: middle, end: middle + 4 })).toEqual([
    {
      start: text.indexOf("```"),
      end: text.lastIndexOf("```") + 3,
      kind: "code",
      level: null,
      content: { start: text.indexOf("line"), end: text.lastIndexOf("\n```") },
    },
  ]);
});

test("a web page has its headings, lists and rows again", async () => {
  const html =
    "<title>Tides</title><main><h1>Tides</h1><p>High water<br>comes twice.</p><ul><li>ebb<ul><li>low</li></ul></li><li>flow</li></ul><table><tr><th>Port</th><th>Hour</th></tr><tr><td>Cuxhaven</td><td>6</td></tr></table></main>";
  const parsed = await htmlParser.parse({ source: "a.html", bytes: new TextEncoder().encode(html) });
  const { text } = parsed;
  const blocks = documentBlocks({ ...parsed, mediaType: "text/html" }, { start: 0, end: text.length });
  expect(
    blocks.map(({ kind, level, content }) => [kind, level, text.slice(content.start, content.end)]),
  ).toEqual([
    ["heading", 1, "Tides"],
    ["paragraph", null, "High water\ncomes twice."],
    ["list-item", 1, "ebb"],
    ["list-item", 2, "low"],
    ["list-item", 1, "flow"],
    ["table-row", null, "Port: Cuxhaven | Hour: 6"],
  ]);
});

test("what a mail quotes is a quote, and a row that a parser named is a row", () => {
  const text = "New.\n\nAda wrote:\n\nOld.\n\nOlder.\n\nName: Ada\nName: Bob\n";
  const place = (kind: Place["kind"], part: string): Place => {
    const start = text.indexOf(part);
    return { kind, label: kind, start, end: start + part.length };
  };
  const places = [
    place("quoted", "Ada wrote:\n\nOld.\n\nOlder."),
    place("quoted", "Older."),
    place("row", "Name: Ada"),
    place("row", "Name: Bob"),
  ];
  const blocks = documentBlocks(
    { text, headings: [], places, mediaType: "message/rfc822" },
    { start: 0, end: text.length },
  );
  expect(blocks.map(({ kind, level, start, end }) => [kind, level, text.slice(start, end)])).toEqual([
    ["paragraph", null, "New."],
    ["quote", 1, "Ada wrote:"],
    ["quote", 1, "Old."],
    ["quote", 2, "Older."],
    ["table-row", null, "Name: Ada"],
    ["table-row", null, "Name: Bob"],
  ]);
});

const lines = fc.array(
  fc.oneof(
    fc.constantFrom(
      "",
      "# h",
      "- a",
      "  - b",
      "1. c",
      "```",
      "~~~~",
      "> q",
      "| a | b |",
      "|--|--|",
      "    x",
      "---",
      "a | b",
      "\t",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
  ),
  { maxLength: 30 },
);

test.each(["text/markdown", "text/plain", "text/html"])(
  "in %s blocks follow each other, leave out white space alone and hold what they show",
  (mediaType) => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (written, from, length) => {
        const text = written.join("\n");
        const headings = mediaType === "text/markdown" ? markdownHeadings(text) : [];
        const document = { text, headings, mediaType };
        const all = documentBlocks(document, { start: 0, end: text.length });
        let at = 0;
        for (const { start, end, content } of all) {
          expect(text.slice(at, start).trim()).toBe("");
          expect([
            start < end,
            content.start >= start,
            content.start <= content.end,
            content.end <= end,
          ]).toEqual([true, true, true, true]);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
        const start = from % (text.length + 1);
        const window = { start, end: Math.min(text.length, start + (length % 40)) };
        const touching = all.filter((block) => block.end > window.start && block.start < window.end);
        expect(documentBlocks(document, window)).toEqual(touching);
      }),
      { numRuns: 2000 },
    );
  },
);
