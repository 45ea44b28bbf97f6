import { expect, test } from "vitest";
import { placeCitations } from "./place-citations.ts";

const text =
  "# Manual\n\n## Salt\n\nAdd salt.\n\n## Faults\n\n### Codes\n\nE1: no water.\n\n## Care\n\nWipe it.\n";
const heading = (level: number, title: string) => ({
  level,
  title,
  start: text.indexOf(`${"#".repeat(level)} ${title}`),
  end: text.indexOf(title) + title.length,
});
const document = {
  source: "a.md",
  text,
  language: "en",
  headings: [
    heading(1, "Manual"),
    heading(2, "Salt"),
    heading(2, "Faults"),
    heading(3, "Codes"),
    heading(2, "Care"),
  ],
  regions: [{ start: 0, end: text.length }],
};

test.each([
  ["Add salt.", ["Manual", "Salt"]],
  ["E1: no water.", ["Manual", "Faults", "Codes"]],
  ["Wipe it.", ["Manual", "Care"]],
  ["# Manual", ["Manual"]],
])("%s is cited under its own headings, wherever its passage began", (quote, breadcrumb) => {
  const start = text.indexOf(quote);
  const citation = {
    source: "a.md",
    start,
    end: start + quote.length,
    breadcrumb: ["Manual", "Salt"],
    answerStart: 0,
    answerEnd: quote.length,
  };
  const answer = { text: quote, refused: false, citations: [citation], evidence: 1 };
  expect(placeCitations(answer, () => document).citations).toEqual([{ ...citation, breadcrumb }]);
});
