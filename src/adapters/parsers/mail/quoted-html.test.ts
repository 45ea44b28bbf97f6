import { expect, test } from "vitest";
import { type HtmlBlock, quotedHtml } from "./quoted-html.ts";

/** Blocks by their words, without the tags. */
const told = (blocks: readonly HtmlBlock[]): unknown[] =>
  blocks.flatMap((block): unknown[] => {
    if (block.kind === "quoted")
      return [[block.author ?? "?", ...wordsOf(block.introduction ?? ""), ...told(block.blocks)]];
    return wordsOf(block.html);
  });
const wordsOf = (html: string) => {
  const words = html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words === "" ? [] : [words];
};

const introduction = "On 3 May 2026, Charles &lt;c@example.org&gt; wrote:";

test.each<[string, string, unknown[]]>([
  ["nothing quoted", "<p>Yes.</p>", ["Yes."]],
  [
    "a quote as Thunderbird writes it, and the answer below",
    `<div class="moz-cite-prefix">${introduction}<br></div><blockquote type="cite"><p>Is it on?</p></blockquote><p>Yes.</p>`,
    [["Charles", "On 3 May 2026, Charles &lt;c@example.org&gt; wrote:", "Is it on?"], "Yes."],
  ],
  [
    "two quotes, each with its answer",
    `<div class="moz-cite-prefix">${introduction}</div><blockquote type="cite">One?</blockquote><p>Yes.</p><blockquote type="cite">Two?</blockquote><p>No.</p>`,
    [
      ["Charles", "On 3 May 2026, Charles &lt;c@example.org&gt; wrote:", "One?"],
      "Yes.",
      ["?", "Two?"],
      "No.",
    ],
  ],
  [
    "a quote as Apple Mail writes it",
    `<div>Yes.</div><div><blockquote type="cite">${introduction}<br></blockquote></div><blockquote type="cite"><div>Is it on?</div></blockquote>`,
    ["Yes.", ["Charles", "On 3 May 2026, Charles &lt;c@example.org&gt; wrote:", "Is it on?"]],
  ],
  [
    "what Outlook puts below a line",
    '<div><p>Yes.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Charles<br><b>Sent:</b> Sunday<br><b>To:</b> Ada<br><b>Subject:</b> X</p></div><p>Is it on?</p></div>',
    ["Yes.", ["Charles", "From: Charles Sent: Sunday To: Ada Subject: X", "Is it on?"]],
  ],
  [
    "what Outlook on the web puts below a line",
    '<div>Yes.</div><hr><div id="divRplyFwdMsg"><b>Von:</b> Charles<br><b>Gesendet:</b> Sonntag<br><b>An:</b> Ada</div><div>Ist sie an?</div>',
    ["Yes.", ["Charles", "Von: Charles Gesendet: Sonntag An: Ada", "Ist sie an?"]],
  ],
  [
    "a quote within a quote",
    `<blockquote type="cite">A<blockquote type="cite">B</blockquote>C</blockquote>D`,
    [["?", "A", ["?", "B"], "C"], "D"],
  ],
  [
    "a quotation from a book, which is the writer's own",
    "<p>As they say:</p><blockquote>All is well.</blockquote>",
    ["As they say: All is well."],
  ],
])("tells %s", (_, html, blocks) => {
  expect(told(quotedHtml(html))).toEqual(blocks);
});

test("a piece keeps the tags it stands in and the styles, so that what they hide stays hidden", () => {
  const html = '<style>.x{display:none}</style><div class="x"><blockquote type="cite">A</blockquote>B</div>C';
  expect(
    quotedHtml(html)
      .filter(({ kind }) => kind === "own")
      .at(-1),
  ).toEqual({
    kind: "own",
    html: '<style>.x{display:none}</style><div class="x">B</div>C',
  });
});

test("more quotes than anybody reads stay in one piece", () => {
  const blocks = quotedHtml("<blockquote type=cite>A</blockquote>B".repeat(1000));
  expect(blocks.filter(({ kind }) => kind === "quoted")).toHaveLength(200);
});
