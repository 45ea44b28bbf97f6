import type { ReadPassage } from "../../../ports/answerer.ts";
import { linkKey, linksIn } from "./output-links.ts";

const tokens = /[^\s"“”„«»‹›「」『』…。，、！？；：（）《》【】<>[\]`]+/g;

/** The addresses that stand in passages, by their keys: these alone an answer may lead to. */
export function passageLinks(passages: readonly ReadPassage[]): Set<string> {
  const links = new Set<string>();
  for (const { text } of passages) {
    for (const [token] of text.matchAll(tokens)) {
      for (const { start, end } of linksIn(token)) links.add(linkKey(token.slice(start, end)));
    }
  }
  return links;
}
