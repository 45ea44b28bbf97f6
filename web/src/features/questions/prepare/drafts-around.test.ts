import { expect, test } from "vitest";
import type { QuestionDraft } from "@contracts/api/question-drafts.ts";
import { draftsAround } from "./drafts-around.ts";

const drafts = Array.from({ length: 40 }, (_, at) => ({ id: `q${at}` }) as QuestionDraft);
const shown = (at: number) => {
  const list = draftsAround(drafts, drafts[at]!);
  return [list[0]?.id, list.at(-1)?.id];
};

test("the list begins a little before the current draft and stays within what there is", () => {
  expect([shown(0), shown(2), shown(10), shown(39)]).toEqual([
    ["q0", "q13"],
    ["q0", "q13"],
    ["q7", "q20"],
    ["q26", "q39"],
  ]);
});

test("a short list is shown whole", () => {
  expect(draftsAround(drafts.slice(0, 3), drafts[2]!)).toEqual(drafts.slice(0, 3));
});
