import type { ReadPassage } from "../../../ports/answerer.ts";
import { linkKey, linksIn } from "./output-links.ts";

const tokens = /[^\s"“”„«»‹›「」『』…。，、！？；：（）《》【】<>[\]`]+/g;

/** What these lead to runs, or is read from the reader's own machine. */
const active = /^(?:data|file|blob|filesystem|view-source|[a-z]*script):/i;

const isWebAddress = /^https?:\/\//;

/** The addresses that stand in passages or that they come from, by their keys: these alone an answer may lead to. */
export function passageLinks(passages: readonly ReadPassage[]): Set<string> {
  const links = new Set<string>();
  for (const { source, text } of passages) {
    if (isWebAddress.test(source)) links.add(linkKey(source));
    for (const [token] of text.matchAll(tokens)) {
      for (const { start, end } of linksIn(token)) {
        const link = token.slice(start, end);
        if (!active.test(link)) links.add(linkKey(link));
      }
    }
  }
  return links;
}
