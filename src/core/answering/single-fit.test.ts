import { expect, test } from "vitest";
import type { ModelRequest } from "../../contracts/model.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import { AppError } from "../../contracts/app-error.ts";
import { faultOf } from "../../ports/language-model-fault.ts";
import { scriptedModel } from "../../testing/scripted-model.ts";
import { promptSet } from "./prompts/prompt-set.ts";
import { shippedPrompts } from "./prompts/shipped-prompts.ts";
import { requireFit } from "./single-fit.ts";

const passages = ["one", "two", "three", "four"].map((source): ReadPassage => ({
  source,
  text: "word ".repeat(10),
  start: 0,
  end: 50,
  score: 1,
  breadcrumb: [],
  language: "en",
}));
const texts = { ...shippedPrompts.single.texts, answer: "{{passages}}\n\n{{question}}" };
const prompts = promptSet("test", "1", texts, () => "0".repeat(64));

/** Ten for each passage, and five for the rest. */
function measure({ messages }: ModelRequest): number {
  return 5 + 10 * (JSON.stringify(messages).split("</passage>").length - 1);
}

function refusalWith(contextTokens: number | null) {
  const { id, traits } = scriptedModel({ replies: [] });
  const asking = {
    model: { id, traits: { ...traits, contextTokens } },
    prompts,
    sampling: { maxOutputTokens: 20 },
  };
  try {
    requireFit({ question: "Where?", passages }, asking, measure);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { message: thrown.message, hint: thrown.hint, status: faultOf(thrown)?.status };
  }
  return undefined;
}

test("a prompt that fits exactly passes, and so does one for a model of unknown length", () => {
  expect([refusalWith(65), refusalWith(null)]).toEqual([undefined, undefined]);
});

test.each([
  [64, 1, 3],
  [55, 10, 3],
  [54, 11, 2],
  [35, 30, 1],
])("for a context of %d it says that %d are too many and %d passages fit", (context, over, fitting) => {
  expect(refusalWith(context)).toEqual({
    message: `The prompt of 45 tokens and a reply of up to 20 are ${over} token${over === 1 ? "" : "s"} longer than the ${context} that test/scripted holds.`,
    hint: `Of its 4 passages ${fitting} would fit: set retrieve.k=${fitting}, ask for a shorter reply, or choose a model with a longer context.`,
    status: 413,
  });
});

test.each([34, 24])("for a context of %d it says that no passage fits", (context) => {
  expect(refusalWith(context)?.hint).toContain("Not one of its passages would fit");
});
