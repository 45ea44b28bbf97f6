import * as fc from "fast-check";
import { expect, test } from "vitest";
import { markdownHeadings } from "./markdown-headings.ts";

/** Level and title of every heading. */
const outline = (text: string) => markdownHeadings(text).map(({ level, title }) => `${level} ${title}`);

test.each<[string, string, string[]]>([
  ["number signs, one to six", "# A\n## B\n###### C\n####### D", ["1 A", "2 B", "6 C"]],
  ["no space after the number sign", "#hashtag\n#5 bolt\n#\tTab", ["1 Tab"]],
  ["up to three spaces before it", "   # A\n    # code\n\t# code", ["1 A"]],
  [
    "closing number signs",
    "# A #\n## B ##########   \n### C#\n# D # E #\n# F \\#",
    ["1 A", "2 B", "3 C#", "1 D # E", "1 F #"],
  ],
  ["nothing but number signs", "#\n## \n### ###", []],
  ["right after a paragraph", "Text\n# A\nText", ["1 A"]],
  ["underlined", "A\n===\nB\n-\n\n   C\n   ---   ", ["1 A", "2 B", "2 C"]],
  ["underlined, but a rule", "A\n\n---\n\nB\n- - -\nC\n===x", []],
  ["underlined after more than one line: prose above a rule", "One line\nand another\n---", []],
  [
    "underlined list, quotation, table or code",
    "- A\n---\n\n> B\n---\n\n| C |\n---\n\n    D\n---\n\n1. E\n---\n2) F\n===",
    [],
  ],
  ["within a fence", "```\n# A\n```\n# B\n```sh\n# C\n```", ["1 B"]],
  ["within a fence of tildes", "~~~\n# A\n```\n# B\n~~~\n# C", ["1 C"]],
  ["within a longer fence", "````\n```\n# A\n````\n# B", ["1 B"]],
  ["after a fence that is closed by a longer one", "```\n# A\n`````  \n# B", ["1 B"]],
  ["within a fence that a line with text does not close", "```\n# A\n``` js\n# B", []],
  ["within a fence that nobody closes", "# A\n```\n# B", ["1 A"]],
  ["code within a line that begins like a fence", "```code```\n# A", ["1 A"]],
  ["underlined by a fence's end", "A\n```\nx\n```\n---", []],
  ["after front matter", "---\ntitle: A\n# comment\n---\n# B", ["1 B"]],
  ["after front matter that dots close", "---\r\ntitle: A\r\n...\r\n# B", ["1 B"]],
  ["after a rule, which is no front matter", "---\n\n# A\n\n---\n\n# B", ["1 A", "1 B"]],
  ["after front matter that nobody closes", "---\n# A", ["1 A"]],
  [
    "lines that end in carriage return and line feed",
    "# A\r\n\r\nB\r\n===\r\n\r\n```\r\n# C\r\n```\r\n## D ##\r\n",
    ["1 A", "1 B", "2 D"],
  ],
  ["within a comment", "<!-- # A\n# B\n-->\n# C\n<!-- D -->\n# E", ["1 C", "1 E"]],
  ["a comment right after a paragraph", "Text\n<!--\n# A\n--> # B\n# C", ["1 C"]],
  [
    "within preformatted HTML, a script or a style",
    "<pre>\n# A\n</pre>\n# B\n<script>\n# C\n</script>\n<STYLE>\n# D\n</style>",
    ["1 B"],
  ],
  ["a paragraph that only begins like HTML", "<prefix> text\n# A", ["1 A"]],
  ["emphasis and strength", "# *A* **B** ***C*** _D_ __E__", ["1 A B C D E"]],
  [
    "signs that are no emphasis",
    "# a_b_c 2 * 3 * 4 snake_case_name *",
    ["1 a_b_c 2 * 3 * 4 snake_case_name *"],
  ],
  ["code", "# `a_b` and `*c*` ``d`e``", ["1 a_b and *c* d`e"]],
  ["links and images", "# [A](http://a.b/c_(d)) ![B](b.png) [C][c] [![D](d.png)](e)", ["1 A B C D"]],
  ["a link with code as its text", "# [`run_all`](#run)", ["1 run_all"]],
  ["addresses in angle brackets", "# See <https://a.b/c_d_e>", ["1 See https://a.b/c_d_e"]],
  ["HTML tags", '# A<br>B <a name="c"></a>C 1 < 2 > 0', ["1 AB C 1 < 2 > 0"]],
  ["escaped signs", "# \\*A\\* \\# \\[B\\]", ["1 *A* # [B]"]],
  [
    "any script",
    "# Häfen\n## 海港\n### 🙂 e\u0301\n# a\u2028b",
    ["1 Häfen", "2 海港", "3 🙂 e\u0301", "1 a\u2028b"],
  ],
  ["the last line without a line break", "Text\n\n# A", ["1 A"]],
])("%s", (_, text, expected) => {
  expect(outline(text)).toEqual(expected);
});

test("a heading's place is its own line, both lines where it is underlined, without the line break", () => {
  const text = "Text\r\n  ## A ##  \r\nB\r\n===\r\n";
  expect(markdownHeadings(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "  ## A ##  ",
    "B\r\n===",
  ]);
});

/** Whether a text is what remains of another when some of its characters are left out. */
function isLeftOf(remaining: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (remaining.startsWith(character, at)) at += character.length;
  return at === remaining.length;
}

test("headings stand in order, inside the text, and a title is its line with some signs left out", () => {
  const pieces = [
    "# ",
    "## ",
    "Ebbe",
    "flut_und",
    "海港",
    "🙂",
    " ",
    "\n",
    "\n",
    "\r\n",
    "===",
    "---",
    "```",
    "~~~",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](u)",
    "<b>",
    "<!--",
    "-->",
    "\\",
    "#",
    "\t",
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      let from = 0;
      for (const { level, title, start, end } of markdownHeadings(text)) {
        expect(start >= from && end > start && end <= text.length).toBe(true);
        expect(start === 0 || text[start - 1] === "\n").toBe(true);
        expect(level >= 1 && level <= 6 && title.trim() === title && title !== "").toBe(true);
        const line = text.slice(start, end);
        expect(isLeftOf(title, line)).toBe(true);
        from = end;
      }
    }),
    { numRuns: 2000 },
  );
});
