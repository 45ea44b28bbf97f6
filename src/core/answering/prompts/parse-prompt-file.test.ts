import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DigestOf } from "../../../ports/digest-of.ts";
import { parsePromptFile } from "./parse-prompt-file.ts";
import { promptSet } from "./prompt-set.ts";
import { shippedPrompts } from "./shipped-prompts.ts";

const { texts } = shippedPrompts.agent;
/** Tells texts apart, as a digest does. */
const digestOf: DigestOf = (content) => `digest of ${String(content)}`;
const parse = (text: string) => parsePromptFile({ name: "mine.md", text }, texts, digestOf);
const answer = "Answer.\n---user---\n{{passages}}\n{{question}}";

test("a file without headings is the answer prompt", () => {
  const own = promptSet("mine.md", "2", { ...texts, answer }, digestOf);
  expect(parse(`---\nversion: 2\n---\n\n${answer}\n`)).toEqual(own);
  expect(parse(`\uFEFF---\r\nversion: "2"\r\n---\r\n${answer.replaceAll("\n", "\r\n")}`)).toEqual(own);
});

test("headings name nodes, and what is missing says what is shipped", () => {
  const plan = "Plan.\n```md\n# not a heading\n```\n## Rules\n{{question}}";
  expect(parse(`---\n# mine\nversion: b\n---\n# Answer #\n${answer}\n\n# plan\n\n${plan}\n`)).toEqual(
    promptSet("mine.md", "b", { ...texts, answer, plan }, digestOf),
  );
});

test("sets of one digest say the same, whatever they are called", () => {
  const [one, two, other] = [
    promptSet("a", "1", texts, digestOf),
    promptSet("b", "2", { ...texts }, digestOf),
    promptSet("a", "1", { ...texts, plan: "{{question}}" }, digestOf),
  ];
  expect([one.digest === two.digest, one.digest === other.digest]).toEqual([true, false]);
});

const head = "---\nversion: 1\n---\n";
test.each([
  ["", "line 1 does not begin with a head that gives its version."],
  [answer, "line 1 does not begin with a head that gives its version."],
  ["---\nversion: 1\n", "line 1 does not begin with a head that gives its version."],
  [`---\n---\n${answer}`, "line 1 has no version in its head."],
  [`---\nversion:\n---\n${answer}`, "line 1 has no version in its head."],
  [`---\nversion: 1\nmodel: gpt\n---\n${answer}`, 'line 3 has "model: gpt" in its head.'],
  [`${head}# answer\n${answer}\n# anwser\nx`, 'line 9 has the heading "anwser", which is no node.'],
  [`${head}# plan\n{{question}}\n# plan\n{{question}}`, "line 6 has a second prompt for plan."],
  [`${head}\nHello\n# plan\n{{question}}`, "line 5 has text before its first heading."],
  [`${head}# plan\n\n`, "line 4 has no text for plan."],
  [head, "line 3 has no text for answer."],
  [`${head}Say {{question}}`, "line 3 has no {{passages}} in its answer prompt."],
  [`${head}# answer\nSay {{passages}}`, "line 4 has no {{question}} in its answer prompt."],
  [`${head}# plan\nSay\n{{question}} {{ passages }}`, "line 6 has {{ passages }} in its plan prompt."],
  [`${head}${answer}\n{{draft}}`, "line 8 has {{draft}} in its answer prompt."],
  [`${head}${answer}\n---user---`, "line 8 divides its answer prompt twice."],
])("says what is wrong, where, and what to do: %j", (text, message) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({
      code: "config.invalid",
      message: `The prompt file mine.md ${message}`,
      hint: expect.stringMatching(/^\S.*\.$/),
    }),
  );
});

test("whatever a file holds, it is read or refused in words", () => {
  const piece = fc.constantFrom(
    "---",
    "version: 1",
    "# plan",
    "# answer",
    "# ",
    "```",
    "{{question}}",
    "{{passages}}",
    "{{",
    "}}",
    "---user---",
    "text",
    "",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const outcome = (() => {
        try {
          return Object.values(parse(pieces.join("\n")).texts).every((text) => text.trim() !== "");
        } catch (error) {
          return (error as { code?: string }).code === "config.invalid";
        }
      })();
      expect(outcome).toBe(true);
    }),
  );
});
