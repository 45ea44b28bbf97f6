import { expect, test } from "vitest";
import type { ReadPassage } from "../../../ports/answerer.ts";
import { readCitedText } from "../grounding/cited-text.ts";
import { containOutput } from "../grounding/contain-output.ts";
import { moveCitedText } from "../grounding/move-cited-text.ts";
import { containedDraft } from "./contained-draft.ts";

function passage(source: string, text: string): ReadPassage {
  return { source, text, start: 0, end: text.length, score: 1, breadcrumb: [], language: "en" };
}

const passages = [
  passage("quay.md", "Boats moor at the north quay. It is free."),
  passage("office.md", "The office opens at eight."),
];

test("sentences stand where they stood, also behind what was taken out", async () => {
  const cited = readCitedText(
    "![seen](https://evil.example/p.png) Boats moor at the north quay [1]. The [office](https://evil.example) opens at eight [2].",
  );
  const contained = containOutput(cited.text, { passages, prompts: [], question: "" });
  const draft = await containedDraft(moveCitedText(cited, contained), "", passages);
  expect(contained.text).not.toContain("evil");
  expect(
    draft.sentences.map(({ start, end, cites, stands, isGrounded }) => ({
      text: draft.text.slice(start, end),
      cites,
      stands,
      isGrounded,
    })),
  ).toEqual([
    {
      text: expect.stringMatching(/Boats moor at the north quay\.$/),
      cites: [1],
      stands: [1],
      isGrounded: true,
    },
    { text: "The office opens at eight.", cites: [2], stands: [2], isGrounded: true },
  ]);
});
