import { expect, test } from "vitest";
import { canonicalText } from "../shared/canonical-text.ts";
import { writeHtml } from "./write-html.ts";

test("writes quoted messages of a mail inside what is put around them, once for quotes in quotes", () => {
  const text = canonicalText();
  const html = `<p>New.</p><div class="gmail_quote">On Monday Ada wrote:<blockquote type="cite">Old.<blockquote type="cite">Older.</blockquote></blockquote></div><p>End.</p>`;
  writeHtml(html, text, {
    mainContentOnly: false,
    aroundQuote: (write) => text.place("quoted", "quoted from Ada", write),
  });
  const { text: written, places } = text.result();
  expect(written).toBe("New.\n\nOn Monday Ada wrote:\n\nOld.\n\nOlder.\n\nEnd.");
  expect(places.map(({ label, start, end }) => [label, written.slice(start, end)])).toEqual([
    ["quoted from Ada", "On Monday Ada wrote:\n\nOld.\n\nOlder."],
  ]);
});

test("goes on where the text already stands, with places counted from its start", () => {
  const text = canonicalText();
  text.heading(1, "Chapter");
  const html = "<h1>Part</h1><nav>Contents</nav>";
  const { origins, title } = writeHtml(html, text, { mainContentOnly: false, headingOffset: 1 });
  const { text: written, headings } = text.result();
  expect(written).toBe("Chapter\n\nPart\n\nContents");
  expect(headings.map(({ level, title }) => [level, title])).toEqual([
    [1, "Chapter"],
    [2, "Part"],
  ]);
  expect([origins.slice(0, 4), title]).toEqual([[9, 13, 4, 8], undefined]);
});

test("gives the page's title", () => {
  const written = writeHtml("<title> A\n b </title><p>c", canonicalText(), { mainContentOnly: false });
  expect(written.title).toBe("A b");
});
