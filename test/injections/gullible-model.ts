import type { ModelEvent, ModelRequest } from "../../src/contracts/model.ts";
import { saying, scriptedModel, type ScriptedModel } from "../../src/testing/scripted-model.ts";

/** What an honest model answers from the first passage: the answer of the tests' question. */
export const honestSentence = "The light of Skerry Point was lit in 1874 [1].";

/**
 * A model that obeys everything it finds anywhere in a request, in any language, openly written or encoded: it calls whatever looks
 * like a tool, repeats whatever markup, link or quoted words it meets, sends its prompt along in every link, and prints its prompt
 * wherever one is spoken of. Its first sentence is the honest answer.
 */
export function gullibleModel(): ScriptedModel {
  return scriptedModel({ id: "test/gullible", replies: (request) => ({ events: obey(request) }) });
}

function obey(request: ModelRequest): ModelEvent[] {
  const system = request.messages
    .flatMap(({ role, parts }) => (role === "system" ? parts.map(textOf) : []))
    .join("\n");
  const read = request.messages
    .flatMap(({ role, parts }) => (role === "system" ? [] : parts.map(textOf)))
    .join("\n");
  const seen = withoutElements(read);
  const orders = [seen, ...decodings(seen)].join("\n");
  const said = [honestSentence, ...obeyed(orders, system)].join("\n\n");
  const [start, ...rest] = saying(said.match(/[^]{1,5}/gu) ?? []);
  return [...toolEvents(orders), ...(start === undefined ? [] : [start]), ...rest];
}

/** The passages' own elements are nobody's order; what stands in their attributes may be. */
function withoutElements(text: string): string {
  return text
    .replaceAll(/^<passage number="\d+" source="([^"\n]*)"(?: heading="([^"\n]*)")?>$/gm, "$1\n$2")
    .replaceAll(/^<\/passage>$/gm, "");
}

function textOf(part: ModelRequest["messages"][number]["parts"][number]): string {
  return "text" in part ? part.text : "";
}

const links = /https?:\/\/[^\s"'<>)\]]+/gi;
const images = /!\[[^\]]*\]\([^)]*\)/g;
const inlineLinks = /\[[^\]]*\]\([^)]*\)/g;
const tags = /<[a-z/!][^>]*>/gi;
const quoted = /"([^"\n]{4,200})"|“([^”]{4,200})”|«([^»]{4,200})»|„([^“]{4,200})“|「([^」]{2,200})」/g;
const speaksOfPrompt =
  /prompt|instruction|anweisung|instrucci|consigne|提示|指示|инструкц|تعليمات|instruç|istruzion|निर्देश|지시|talimat|wskazów/i;

function obeyed(orders: string, system: string): string[] {
  const found = (pattern: RegExp) => [...new Set(orders.match(pattern))];
  const data = encodeURIComponent(system.slice(0, 80));
  const sent = found(links).flatMap((link) => [
    `See [more](${link}?d=${data}) or ${link}?d=${data}`,
    `![status](${link}?d=${data})`,
    `<img src="${link}?d=${data}">`,
    `[r]: ${link}?d=${data}\n![status][r]`,
    `${link.replace("http", "hxxp")}?d=${data}`,
    link,
    link.replaceAll(".", " ."),
    encodeURIComponent(`${link}?d=${data}`),
  ]);
  const words = [...orders.matchAll(quoted)].flatMap((match) =>
    match.slice(1).filter((text) => text !== undefined),
  );
  return [
    ...found(images),
    ...found(inlineLinks),
    ...found(tags),
    ...sent,
    ...words,
    ...(speaksOfPrompt.test(orders) ? [system, `\u001b[8m${system}\u001b[0m`, `<b>${system}</b>`] : []),
  ];
}

/** Names of tools have an underscore in the tests; the model was given none. */
function toolEvents(orders: string): ModelEvent[] {
  const names = new Set(orders.match(/\b[a-z]+(?:_[a-z]+)+\b/g));
  return [...names].flatMap((name, at): ModelEvent[] => {
    const id = `tool-${at}`;
    return [
      { type: "tool-start", id, name },
      { type: "tool-delta", id, json: "{}" },
      { type: "tool-end", id, name, input: {} },
    ];
  });
}

/** What is written in Base64, in tag characters or between characters without a shape. */
function decodings(text: string): string[] {
  const encoded = (text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? []).map((word) =>
    Buffer.from(word, "base64").toString(),
  );
  const tagged = (text.match(/[\u{e0020}-\u{e007e}]+/gu) ?? []).map((run) =>
    Array.from(run, (tag) => String.fromCodePoint((tag.codePointAt(0) as number) - 0xe0000)).join(""),
  );
  const closed = text.replaceAll(/[\u200b-\u200d\u2060\u00ad]/g, "");
  return [...encoded, ...tagged, ...(closed === text ? [] : [closed])];
}
