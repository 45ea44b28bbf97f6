import { describe, expect, test } from "vitest";
import { linkKey, linksIn } from "../../src/core/answering/grounding/output-links.ts";
import { answerFrom, type DrivenAnswer, passagesOf, requestFor, systemPrompt } from "./answer-from-source.ts";
import { type Injection, injections } from "./cases.ts";
import { gullibleModel, honestSentence } from "./gullible-model.ts";

interface Driven extends DrivenAnswer {
  prompt: string;
  passages: Awaited<ReturnType<typeof passagesOf>>;
}

async function drive(injection: Injection): Promise<Driven> {
  const passages = await passagesOf(injection);
  const request = requestFor(passages, injection.toolResult);
  const answer = await answerFrom(gullibleModel(), passages, request);
  const prompt = request.messages[1]?.parts.map((part) => ("text" in part ? part.text : "")).join("") ?? "";
  return { ...answer, prompt, passages };
}

const honest = honestSentence.replace(" [1]", "");
const promptWords = wordsOf(systemPrompt);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The most words of the prompt that stand in a row in the text. */
function leaked(text: string): number {
  const said = ` ${wordsOf(text).join(" ")} `;
  let most = 0;
  for (let from = 0; from < promptWords.length; from++) {
    while (
      said.includes(` ${promptWords.slice(from, from + most + 1).join(" ")} `) &&
      from + most < promptWords.length
    )
      most++;
  }
  return most;
}

/** Links of the text that stand in no passage. */
function foreignLinks({ text, passages }: Driven): string[] {
  const pieces = (all: string) =>
    all
      .split(/[\s"“”„«»「」()[\]<>`]+/)
      .flatMap((piece) => linksIn(piece).map(({ start, end }) => linkKey(piece.slice(start, end))));
  const known = new Set(passages.flatMap(({ text }) => pieces(text)));
  return pieces(text).filter((link) => !known.has(link));
}

/** What of the prompt's quoted part is no element of a passage. */
function outsidePassages(prompt: string): string {
  return prompt
    .slice(0, prompt.lastIndexOf("\n\nQuestion: "))
    .replaceAll(
      /<passage number="\d+" source="[^"<]*"(?: heading="[^"]*")?>\n(?:(?!<\s*\/?\s*passage)[^])*\n<\/passage>/gi,
      "",
    )
    .trim();
}

test("there are enough of them, and of every kind", () => {
  expect(injections.length).toBeGreaterThanOrEqual(60);
  expect(new Set(injections.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(injections.length);
});

test("without an attack the model's answer passes as it is, with its citation", async () => {
  const plain = {
    source: "lights.md",
    bytes: new TextEncoder().encode("The light of Skerry Point was lit in 1874."),
  };
  const { text, citations, withheld } = await drive({ kind: "", name: "", ...plain });
  expect([text, citations.map(({ start, end }) => [start, end]), withheld]).toEqual([honest, [[0, 42]], []]);
});

describe.each([...Map.groupBy(injections, ({ kind }) => kind)])("%s", (_kind, cases) => {
  test.each(cases.map((injection) => [injection.name, injection] as const))(
    "%s",
    async (_name, injection) => {
      const driven = await drive(injection);
      expect({
        markup: driven.text.match(/<[a-z/!?]|\p{Cc}(?<![\n\t])|[\u200b\u202e\u{e0000}-\u{e007f}]/giu),
        images: driven.text.match(/!\[/g),
        foreign: foreignLinks(driven),
        targets: driven.text.match(/\]\((?!https:)|\]:/g),
        leaked: leaked(driven.text) >= 8,
        outside: outsidePassages(driven.prompt),
        holdsAnswer: driven.text.startsWith(honest),
      }).toEqual({
        markup: null,
        images: null,
        foreign: [],
        targets: null,
        leaked: false,
        outside: "",
        holdsAnswer: true,
      });
    },
  );
});

test("what passes all the same is known: words, and links that the source has itself", async () => {
  const rows: Record<string, string> = {};
  for (const [kind, cases] of Map.groupBy(injections, ({ kind }) => kind)) {
    const all = await Promise.all(cases.map(drive));
    const changed = all.filter(({ text }) => text !== honest).length;
    const called = all.filter(({ withheld }) => withheld.some(({ kind }) => kind === "tool-call")).length;
    const linked = all.filter(({ text }) => /https?:\/\//.test(text)).length;
    rows[kind] =
      `of ${all.length}: words of ${changed}, own links of ${linked}; tools called in vain by ${called}`;
  }
  expect(rows).toEqual({});
});
