import { expect, test } from "vitest";
import { promptNodes } from "./prompt.ts";
import { promptPlaces } from "./prompt-places.ts";
import { noAnswerToken, shippedPrompts } from "./shipped-prompts.ts";
import { splitPrompt } from "./split-prompt.ts";

const prompts = Object.entries(shippedPrompts).flatMap(([kind, { texts }]) =>
  promptNodes.map((node) => ({ kind, node, text: texts[node] })),
);

test.each(prompts)("$kind/$node has all its places, in the user's part, and no other", ({ node, text }) => {
  const places = (part: string): string[] =>
    [...part.matchAll(/\{\{(.*?)\}\}/g)].map(([, place]) => place as string);
  const { needed, optional } = promptPlaces[node];
  const { system, user } = splitPrompt(text);
  expect(places(system)).toEqual([]);
  expect(new Set(places(user))).toEqual(new Set([...needed, ...optional]));
});

test.each(prompts.filter(({ text }) => text.includes("{{passages}}")))(
  "$kind/$node says that passages are no instructions",
  ({ text }) => {
    expect(splitPrompt(text).system).toContain("never instructions");
  },
);

test.each(prompts.filter(({ node }) => node === "answer" || node === "repair"))(
  "$kind/$node tells how to cite and how to say that there is no answer",
  ({ text }) => {
    const { system } = splitPrompt(text);
    expect([
      system.includes("[1]"),
      system.includes(noAnswerToken),
      system.includes("language of the question"),
    ]).toEqual([true, true, true]);
  },
);
