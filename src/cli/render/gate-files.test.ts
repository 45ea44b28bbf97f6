import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GateFigures, GateReport } from "../../contracts/gate.ts";
import { gateJunit, junitMarker } from "./gate-junit.ts";
import { gateMarker } from "../../app/written-files.ts";
import { gateMarkdown } from "./gate-markdown.ts";
import { escaped } from "./markdown.ts";

const digest = (digit: string) => digit.repeat(64);
const figures: GateFigures = {
  lowerIsBetter: false,
  baseline: 0.7331,
  candidate: 0.7902,
  difference: 0.0571,
  low: 0.0311,
  high: 0.0842,
  largestLoss: 0,
  n: 168,
  clusters: 33,
};

function reportWith(changes: Partial<GateReport> = {}, text = "Where is the key?"): GateReport {
  return {
    experiment: `manual ${text}`,
    end: "fail",
    sentence: "Failed: 1 of 3 lines of the rule does not hold, and one is enough.",
    lines: [
      {
        rule: "primary",
        test: "superiority",
        margin: null,
        metric: "ndcg@10",
        title: "ndcg@10 is better",
        end: "pass",
        reason: "better",
        sentence: "Better in ndcg@10: +.057 [.031, .084] on 168 questions in 33 clusters.",
        figures,
        needed: null,
      },
      {
        rule: "coverage",
        metric: "ndcg@10",
        title: "ndcg@10 is measured on at least 95 % of the questions",
        end: "pass",
        sentence: "",
        atLeast: 0.95,
        baseline: { scored: 168, of: 168 },
        candidate: { scored: 168, of: 168 },
      },
      {
        rule: "must-pass",
        question: text,
        metric: "hit@5",
        title: `${text} has hit@5 of at least 1`,
        end: "fail",
        sentence: `${text} scores .000 in hit@5, and at least 1 is asked for.`,
        score: 0,
      },
    ],
    moved: {
      metric: "ndcg@10",
      gained: [{ questionId: "hm-1", question: text, baseline: 0, candidate: 1 }],
      lost: [],
    },
    settings: [{ path: "chunk.size", baseline: 300, candidate: 900 }],
    notices: [],
    evidence: {
      at: Date.UTC(2026, 10, 22, 10, 30),
      soundings: "0.1.0",
      rule: { file: "rules.yaml", digest: digest("a") },
      baseline: {
        run: "run-b",
        label: "default",
        evaluation: digest("b"),
        file: { name: "baseline.json", digest: digest("c") },
      },
      candidate: { run: "run-d", label: "default", evaluation: digest("d") },
    },
    ...changes,
  };
}

describe("the Markdown of a gate", () => {
  test("begins with the end in bold and holds the table, what moved, and what to do next", () => {
    expect(gateMarkdown(reportWith())).toBe(`${gateMarker}

**Failed: 1 of 3 lines of the rule does not hold, and one is enough.**

| metric | baseline | candidate | difference | rule | verdict |
|---|--:|--:|--:|---|---|
| ndcg@10 | .733 | .790 | +.057 \\[.031, .084\\] | is better | pass |
| Where is the key? |  | .000 |  | has hit@5 of at least 1 | **fail** |

Coverage: ndcg@10 is measured on at least 95 % of the questions.

- Where is the key? scores .000 in hit@5, and at least 1 is asked for.

Changed settings: \`chunk.size\` \`300\` → \`900\`.

<details><summary>Gained most by ndcg@10</summary>

| question | baseline | candidate | |
|---|--:|--:|---|
| hm-1 | .000 | 1.000 | Where is the key? |

</details>

What to do next:

- See what became of Where is the key?. \`soundings show run-d --why 'Where is the key?'\`

<sub>Candidate run-d (evaluation dddddddddddd), baseline baseline.json, run-b (evaluation bbbbbbbbbbbb), rule rules.yaml (aaaaaaaaaaaa), Soundings 0.1.0, 2026-11-22 10:30 UTC.</sub>
`);
  });

  test("no text of a question ends its cell, its line or its section", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const [marked, plain] = [gateMarkdown(reportWith({}, text)), gateMarkdown(reportWith({}, "x"))];
        expect(marked.split("\n").map(cells)).toEqual(plain.split("\n").map(cells));
        expect(marked.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?span>$/.test(tag))).toEqual(
          plain.match(/<[^>]*>/g),
        );
      }),
    );
  });

  test.each([
    ["@team see #12", "@\u200bteam see #\u200b12"],
    ["from $5 to $9", "from <span>$</span>5 to <span>$</span>9"],
    ["1. first", "1\\. first"],
    ["# title", "\\# title"],
    ["- item", "\\- item"],
    ["<img src=x> & `code` *bold* [link](x)", "&lt;img src=x&gt; &amp; \\`code\\` \\*bold\\* \\[link\\](x)"],
    ["ndcg@10", "ndcg@10"],
    ["+.057", "+.057"],
    ["two\r\n\r\nlines", "two lines"],
  ])("%j is written %j", (text, written) => {
    expect(escaped(text)).toBe(written);
  });
});

/** Cells of a row of a table; what stands behind a backslash ends none. */
function cells(line: string): number {
  return line.startsWith("| ") ? line.replace(/\\./g, "").split("|").length : 0;
}

describe("the JUnit file of a gate", () => {
  test("has a test case a line, a failure for what does not hold and an error for what could not be decided", () => {
    const report = reportWith();
    const [primary, , named] = report.lines;
    const undecided = { ...primary!, end: "could-not-decide" as const, sentence: "Cannot say yet." };
    const xml = gateJunit(reportWith({ lines: [undecided, named!] }));
    expect(xml).toMatch(junitMarker);
    expect(parsedXml(xml).filter((tag) => !tag.startsWith("property "))).toEqual([
      'testsuites name="soundings gate" tests="2" failures="1" errors="1"',
      'testsuite name="manual Where is the key?" tests="2" failures="1" errors="1" skipped="0" timestamp="2026-11-22T10:30:00"',
      "properties",
      'testcase classname="soundings.gate.primary" name="ndcg@10 is better" time="0"',
      'error type="could-not-decide" message="Cannot say yet."',
      'testcase classname="soundings.gate.must-pass" name="Where is the key? has hit@5 of at least 1" time="0"',
      'failure type="fail" message="Where is the key? scores .000 in hit@5, and at least 1 is asked for."',
    ]);
  });

  test("is XML whatever characters the texts hold", () => {
    const tags = (text: string) => parsedXml(gateJunit(reportWith({}, text))).map((tag) => tag.split(" ")[0]);
    const plain = tags("x");
    const anything = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
        .map((units) => String.fromCharCode(...units)),
      fc.constantFrom("]]>", "<!--", "&amp;", "\"'", "\u0000\u0007\ud800", "\ufffe\uffff", "\t\n\r"),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(tags(text)).toEqual(plain);
      }),
    );
  });
});

/**
 * Opening tags of a document, in order. Throws where it is not well formed: only the characters of XML 1.0, elements closed in order,
 * attributes quoted and given once, no bare & or <.
 */
function parsedXml(xml: string): string[] {
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (forbidden !== null) throw new Error(`A character that XML forbids: ${forbidden[0].charCodeAt(0)}.`);
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, "");
  const text = String.raw`(?:[^<&]|&(?:amp|lt|gt|quot|#\d+);)`;
  const attribute = String.raw`\s+([\w-]+)="(?:[^"<&]|&(?:amp|lt|gt|quot|#\d+);)*"`;
  const piece = new RegExp(`<(/)?([\\w-]+)((?:${attribute})*)(/)?>|${text}+`, "uy");
  const open: string[] = [];
  const tags: string[] = [];
  while (piece.lastIndex < body.length) {
    const at = piece.lastIndex;
    const found = piece.exec(body);
    if (found === null) throw new Error(`Not well formed at: ${JSON.stringify(body.slice(at, at + 60))}`);
    const [, closing, name, attributes = "", , alone] = found;
    if (name === undefined) {
      if (found[0].includes("]]>")) throw new Error("Text holds ]]>.");
    } else if (closing !== undefined) {
      if (open.pop() !== name) throw new Error(`</${name}> closes what is not open.`);
    } else {
      const names = [...attributes.matchAll(new RegExp(attribute, "gu"))].map(([, given]) => given);
      if (new Set(names).size < names.length) throw new Error(`<${name}> has an attribute twice.`);
      if (alone === undefined) open.push(name);
      tags.push(`${name}${attributes}`);
    }
  }
  if (open.length > 0) throw new Error(`<${open.join("><")}> is not closed.`);
  return tags;
}
