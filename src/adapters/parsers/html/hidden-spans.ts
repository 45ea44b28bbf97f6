import type { HiddenText } from "../../../contracts/source.ts";
import { childrenOf, type HtmlNode, isElement, isText, parseHtml, rawTextOf } from "./html-tree.ts";
import { saysSomething } from "./hidden-words.ts";
import { weighPage } from "./page-weights.ts";
import { firstSight, whyUnseen } from "./sight.ts";
import { styleReader } from "./style-rules.ts";
import { isSilent } from "./tag-kinds.ts";

/**
 * What of a text with HTML in it a reader does not see, with its place: that of the whole element where nothing in it is seen. What lies behind it is not known, so nothing counts as
 * without contrast but transparent letters. Throws AppError "source.unreadable" as `parseHtml` does.
 */
export function hiddenSpans(html: string): HiddenText[] {
  const { document } = parseHtml(html, { xhtml: false });
  const outside = firstSight({ hasOtherSheets: true });
  const weights = weighPage(document, styleReader(document), outside);
  const hidden: HiddenText[] = [];

  const add = (why: HiddenText["why"], words: string, start: number, end: number) => {
    const last = hidden.at(-1);
    const span = last?.span;
    const between = span === undefined ? "" : html.slice(span.end, start).replace(/<[^<>]*>/g, "");
    if (last?.why === why && span !== undefined && between.trim() === "") {
      hidden[hidden.length - 1] = { why, text: `${last.text} ${words}`, span: { start: span.start, end } };
      return;
    }
    hidden.push({ why, text: words, span: { start, end } });
  };

  /** Gives what begins from an entry on, and ends last, the tags around it. */
  const widen = (first: number, start: number, end: number) => {
    const [before, entry] = [hidden[first - 1]?.span?.end ?? 0, hidden[first]?.span];
    if (entry !== undefined) entry.start = Math.max(before, Math.min(start, entry.start));
    const last = hidden.at(-1)?.span;
    if (last !== undefined && last.end > start) last.end = Math.max(last.end, end);
  };

  /** Whether a reader sees any of it. */
  const visit = (node: HtmlNode): boolean => {
    const place = node.sourceCodeLocation;
    if (isText(node)) {
      const parent = node.parentNode;
      const why = parent !== null && isElement(parent) ? whyUnseen(weights.sightOf(parent)) : undefined;
      const words = node.value.replace(/\s+/g, " ").trim();
      if (why !== undefined && words !== "" && place) add(why, words, place.startOffset, place.endOffset);
      return why === undefined && words !== "";
    }
    if (!isElement(node)) return false;
    if (node.tagName === "template" && "content" in node) {
      const words = rawTextOf(node.content).replace(/\s+/g, " ").trim();
      if (saysSomething(words) && place) add("hidden-element", words, place.startOffset, place.endOffset);
      return false;
    }
    if (isSilent(node)) return false;
    const first = hidden.length;
    const isSeen = childrenOf(node).map(visit).includes(true);
    if (!isSeen && place && whyUnseen(weights.sightOf(node)) !== undefined) {
      widen(first, place.startOffset, place.endOffset);
    }
    return isSeen;
  };
  childrenOf(document).forEach(visit);
  return hidden;
}
