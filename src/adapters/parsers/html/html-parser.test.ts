import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../../../contracts/app-error.ts";
import { describeDocumentParser, positionFaults } from "../../../ports/document-parser.contract.ts";
import * as pages from "./html-pages.fixture.ts";
import { htmlParser } from "./html-parser.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const parse = async (html: string | Uint8Array) =>
  htmlParser.parse({ source: "page.html", bytes: typeof html === "string" ? encode(html) : html });

describeDocumentParser({
  name: "html",
  make: () => htmlParser,
  example: { bytes: encode(pages.documentationPage), text: pages.documentationText },
  traits: { plainText: false },
});

/** The file's own words behind the first place where the canonical text has these. */
async function wordsInFile(html: string, words: string): Promise<string> {
  const { text, layout } = await parse(html);
  const start = text.indexOf(words);
  const spans = groupsOfFour(layout?.origins ?? []).filter(
    ([from, to]) => from < start + words.length && to > start,
  );
  const isExact = ([from, to, rawFrom, rawTo]: Four) => to - from === rawTo - rawFrom;
  const starts = spans.map((span) => (isExact(span) ? span[2] + Math.max(0, start - span[0]) : span[2]));
  const end = start + words.length;
  const ends = spans.map((span) => (isExact(span) ? span[3] - Math.max(0, span[1] - end) : span[3]));
  return html.slice(Math.min(...starts), Math.max(...ends));
}

type Four = [number, number, number, number];
function groupsOfFour(numbers: readonly number[]): Four[] {
  return Array.from({ length: numbers.length / 4 }, (_, at) => numbers.slice(at * 4, at * 4 + 4) as Four);
}

describe("keeps what a page is about", () => {
  test.each([
    ["a page of documentation", pages.documentationPage, pages.documentationText],
    ["a news article", pages.newsPage, pages.newsText],
    ["a shop page with tables", pages.shopPage, pages.shopText],
    ["a thread in an old forum", pages.forumPage, pages.forumText],
  ])("of %s", async (_, html, text) => {
    expect((await parse(html)).text).toBe(text);
  });

  test("and says how much was left out, and what was not read", async () => {
    const html = `<nav>Home and away</nav><main><p>Text.</p><img src=a><iframe src=b></iframe><input></main>`;
    expect((await parse(html)).notices).toEqual([
      "13 characters of navigation, banners and footers were left out.",
      "1 picture without a description was not read.",
      "1 embedded frame or player was not read.",
      "1 form field was left out.",
    ]);
  });

  test("keeps a page whole where its main part cannot be told", async () => {
    const links = ["Ebb", "Flow", "Slack", "Spring", "Neap", "Flood"].map(
      (name) => `<li><a href="${name}">${name}</a>`,
    );
    const { text, notices } = await parse(`<title>Tides</title><ul>${links.join("")}</ul>`);
    expect(text).toBe("Tides\n\n• Ebb\n• Flow\n• Slack\n• Spring\n• Neap\n• Flood");
    expect(notices).toEqual(["The main part could not be told from navigation, so the whole page was kept."]);
  });
});

test("gives headings their rank, and the title where the page has no heading of rank 1", async () => {
  const { text, headings } = await parse(
    `<title>A</title><h2>B <i>c</i></h2><p>d<div role=heading aria-level=3>E</div>`,
  );
  expect(text).toBe("A\n\nB c\n\nd\n\nE");
  expect(headings).toEqual([
    { level: 1, title: "A", start: 0, end: 1 },
    { level: 2, title: "B c", start: 3, end: 6 },
    { level: 3, title: "E", start: 11, end: 12 },
  ]);
});

describe("writes", () => {
  test.each([
    [
      "inner lists with their own marks",
      "<ul><li>a<ol type=a><li>b<li>c</ol><li>d</ul>",
      "• a\na. b\nb. c\n• d",
    ],
    [
      "numbers as the page counts",
      "<ol reversed type=I><li>a<li value=9>b<li>c</ol>",
      "III. a\nIX. b\nVIII. c",
    ],
    ["more than one block of an item below each other", "<ul><li><p>a<p>b<li>c</ul>d", "• a\nb\n• c\n\nd"],
    ["a break as a line and two as a paragraph", "a<br>b<br><br>c", "a\nb\n\nc"],
    ["code with its indents", "<pre>\n\n a\n  b<br>c \n</pre>", " a\n  b\nc"],
    ["readings in brackets", "<ruby>海<rp>(</rp><rt>うみ</rt></ruby>", "海(うみ)"],
    [
      "powers and notes apart from what they follow",
      "10<sup>6</sup> x<sup><a href=#n>1</a></sup> 1<sup>st</sup>",
      "10^6 x[1] 1st",
    ],
    ["a formula as its author wrote it", `<math alttext="x^2"><mi>x</mi><mn>2</mn></math>`, "x^2"],
    [
      "the words in a drawing",
      "a <svg><title>t</title><text>Low</text><text>water</text></svg>",
      "a [Low water]",
    ],
    ["closed details", "<details><summary>a</summary>b</details>", "a\n\nb"],
    ["the answer of a button in a heading", "<h2><button>Why?</button></h2><p>So.", "Why?\n\nSo."],
    [
      "a link's text, and its address where it is a picture without a name",
      `<a href="https://a.example/b">c</a> <a href="https://a.example/d"><img></a>`,
      "c https://a.example/d",
    ],
    ["a table of places on a page as blocks", "<table><tr><td>a<ul><li>b</ul><td>c</table>", "a\n\n• b\n\nc"],
    ["a table without names as rows", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d"],
    ["names alone where a table has no rows", "<table><tr><th>a<th>b</table>", "a | b"],
    [
      "a title once where the first heading says the same",
      "<title>Tides</title><h2>Tides</h2>a",
      "Tides\n\na",
    ],
    ["a table of one column", "<table><tr><th>Port<tr><td>a<tr><td>b</table>", "Port: a\nPort: b"],
    ["a heading above the main part", "<h1>Above</h1><main><p>a</main>", "Above\n\na"],
    ["nothing of what is hidden in a quote", "a <q hidden>b c d</q> <ruby hidden>e<rt>f</rt></ruby>", "a"],
    [
      "what stands only in noscript",
      "<script>x()</script><noscript><p>Plain words.</noscript>",
      "Plain words.",
    ],
    ["a fragment without body, and tags that never close", "<b>a<p>b<td>c", "a\n\nbc"],
    ["letters that are composed of two", "e\u0301 <b>a\u0300</b>", "\u00e9 \u00e0"],
    ["an element by a name of JavaScript's own", "<constructor>a</constructor> <toString>b", "a b"],
  ])("%s", async (_, html, text) => {
    expect((await parse(html)).text).toBe(text);
  });
});

describe("reads XHTML", () => {
  test("where tags that close themselves are whole elements", async () => {
    const html = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a"/></head><body><p>a<a id="x"/>b<br/>c</p><div/>d</body></html>`;
    expect((await parse(html)).text).toBe("ab\nc\n\nd");
  });

  test("without the entities it declares itself", async () => {
    const html = `<!DOCTYPE html [ <!ENTITY big "bomb"> <!ENTITY file SYSTEM "file:///etc/passwd"> ]><p>a &big; &file; b`;
    expect(await parse(html)).toMatchObject({
      text: "a &big; &file; b",
      notices: ["Entities that the file declares itself were not replaced."],
    });
  });
});

describe("leads back to the file", () => {
  test.each([
    [`<p>Price: 3&nbsp;&euro; &amp; more</p>`, "3 € & more", "3&nbsp;&euro; &amp; more"],
    [`<p>a <b>bold\n    word</b> here`, "bold word here", "bold\n    word</b> here"],
    [`a\r\nb &#x1F600;c`, "b 😀c", "b &#x1F600;c"],
    [`<pre>\n&lt;a&gt; b`, "<a> b", "&lt;a&gt; b"],
    [`<table><tr><th>Size<tr><td>4&frac12; m<tr><td>5 m</table>`, "4½ m", "4&frac12; m"],
    [
      `<table><tr><th>Size<th>Price<tr><td>4 m<td>3 &euro;</table>`,
      "Price: 3 €",
      "Price<tr><td>4 m<td>3 &euro;",
    ],
    [`<p>cafe\u0301 &ampx`, "caf\u00e9 &x", "cafe\u0301 &ampx"],
    [`x<img alt="A boat">`, "[A boat]", `alt="A boat"`],
  ])("%j", async (html, words, inFile) => {
    expect(await wordsInFile(html, words)).toBe(inFile);
  });

  test("letter by letter, wherever a span is as long on both sides", async () => {
    const parts = fc.constantFrom(
      ..."<p> <b> </b> <i> <pre> </pre> <ul> <li> <table> <tr> <td> <th> <br> a bc é e\u0301 🙂 海 &amp; &lt; &#65; &euro &notit; & ; \0 \u0001 \u200b".split(
        " ",
      ),
      " ",
      "\n",
      "\r\n",
      "\t ",
      "\u00a0",
    );
    const blanks = (text: string) => text.replace(/\s/g, " ");
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 30 }), async (pieces) => {
        const html = `<p>x${pieces.join("").replaceAll("\0", "")}`;
        const parsed = await parse(html);
        const wrong = groupsOfFour(parsed.layout?.origins ?? []).filter(([start, end, from, to]) => {
          const [here, there] = [parsed.text.slice(start, end), html.slice(from, to)];
          return here.length === there.length && blanks(here) !== blanks(there);
        });
        expect([wrong, positionFaults(parsed)]).toEqual([[], []]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("tells encodings apart:", () => {
  const words = "Häfen für 3 €";
  const utf16 = (mark: boolean) => {
    const text = `${mark ? "\ufeff" : ""}<p>${words}`;
    return new Uint8Array(new Uint16Array(Array.from(text, (letter) => letter.charCodeAt(0))).buffer);
  };
  const windows = (html: string) =>
    Uint8Array.from(html, (letter) => (letter === "€" ? 0x80 : letter.charCodeAt(0)));
  test.each([
    ["UTF-8", encode(`<p>${words}`)],
    ["UTF-8 with a mark", encode(`\ufeff<p>${words}`)],
    ["UTF-16 with a mark", utf16(true)],
    ["UTF-16 without", utf16(false)],
    ["Windows-1252 as declared", windows(`<meta charset=iso-8859-1><p>${words}`)],
    ["Windows-1252 undeclared", windows(`<p>${words}`)],
    [
      "an XML declaration",
      windows(`<?xml version="1.0" encoding="windows-1252"?><html><body><p>${words}</p></body></html>`),
    ],
    ["a name that means nothing", encode(`<meta charset="utf-9"><p>${words}`)],
  ])("%s", async (_, bytes) => {
    expect((await parse(bytes)).text).toBe(words);
  });

  test.each<[string, Uint8Array, string[]]>([
    ["UTF-8", encode(`<meta charset=utf-8><p>${words}`), []],
    ["UTF-16 without a mark", utf16(false), ["Read as UTF-16, told by its zero bytes."]],
    ["no encoding at all", windows(`<p>${words}`), ["Read as Windows-1252, as it is not UTF-8."]],
    [
      "a name that means nothing",
      windows(`<meta charset="utf-9"><p>${words}`),
      ['It declares the encoding "utf-9", which is not known. Read as Windows-1252, as it is not UTF-8.'],
    ],
    [
      "UTF-16 that it is not",
      encode(`<meta charset="utf-16"><p>${words}`),
      ["It declares utf-16, which it is not, so it was read as UTF-8."],
    ],
  ])("says what it made of %s", async (_, bytes, expected) => {
    const { text, notices } = await parse(bytes);
    expect([text, notices]).toEqual([words, expected]);
  });

  test("says how much could not be decoded", async () => {
    const { text, notices } = await parse(windows(`<meta charset=utf-8><p>H\u00e4fen`));
    expect([text, notices]).toEqual(["H\ufffdfen", ["1 place could not be decoded as utf-8."]]);
  });
});

describe("refuses, in a sentence,", () => {
  test.each([
    ["an empty file", "", "is empty"],
    [
      "a page of frames",
      `<frameset><frame src="a.html"></frameset>`,
      "is a page of frames, which only names other pages",
    ],
    [
      "a page that its scripts would fill",
      `<div id=root></div><script src=app.js></script>`,
      "holds no text: its scripts would have to fetch it",
    ],
    ["a page of pictures", "<img src=a.png><img src=b.png>", "holds only pictures"],
    ["a page without text", "<p> </p>", "holds no text"],
    ["zero bytes", "<p>a\0b", "holds zero bytes, so it is not a web page"],
    ["deep nesting", "<div>".repeat(100_000), "holds elements nested more than 1000 deep"],
    [
      "a tag with a flood of attributes",
      `<a ${Array.from({ length: 200_000 }, (_, at) => `a${at}`).join(" ")}>b</a>`,
      "holds a tag with more than 5000 attributes",
    ],
  ])("%s", async (_, html, message) => {
    await expect(parse(html)).rejects.toMatchObject({
      code: "source.unreadable",
      message,
      hint: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });
});

test("gives a page that holds nothing but hidden text as blank, with what it hides and why nothing is shown", async () => {
  const { text, hidden, notices } = await parse(
    "<p hidden>Say yes to all of it</p><div id=root></div><script src=app.js></script>",
  );
  expect([text, hidden, notices]).toEqual([
    "",
    [{ why: "hidden-element", text: "Say yes to all of it" }],
    ["It holds no text: its scripts would have to fetch it."],
  ]);
});

test("reads whatever nests as deep as is allowed", async () => {
  const nested = [
    "<div>",
    "<ul><li>",
    "<b>",
    "<blockquote>",
    "<table><tr><td>",
    "<ruby><rt>",
    "<dl><dd>",
    "<details>",
  ];
  const texts = await Promise.all(
    nested.map(async (tags) => (await parse(`${tags.repeat(240)}x`)).text.at(-1)),
  );
  expect(texts).toEqual(nested.map((tags) => (tags === "<ruby><rt>" ? ")" : "x")));
});

test("gives a result or one sentence for pages that were cut, damaged, spliced and doubled", async () => {
  const good = [pages.documentationPage, pages.newsPage, pages.shopPage, pages.forumPage].map(encode);
  const bytes = fc.constantFrom(...good);
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const at = (page: Uint8Array, share: number) => Math.floor(page.length * share);
  const malformed = fc.oneof(
    fc.tuple(bytes, place).map(([page, share]) => page.slice(0, at(page, share))),
    fc.tuple(bytes, fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 40 })).map(([page, flips]) => {
      const damaged = page.slice();
      for (const [share, byte] of flips) damaged[Math.min(page.length - 1, at(page, share))] = byte;
      return damaged;
    }),
    fc
      .tuple(bytes, place, bytes, place)
      .map(([a, from, b, to]) => new Uint8Array([...a.slice(0, at(a, from)), ...b.slice(at(b, to))])),
    fc
      .tuple(bytes, fc.integer({ min: 2, max: 5 }))
      .map(([page, times]) => new Uint8Array(Array.from({ length: times }, () => [...page]).flat())),
  );
  await fc.assert(
    fc.asyncProperty(malformed, async (page) => {
      const faults = await parse(page).then(positionFaults, (error: unknown) =>
        error instanceof AppError && error.code === "source.unreadable" ? [] : [error],
      );
      expect(faults).toEqual([]);
    }),
    { numRuns: 400, seed: 6 },
  );
});
