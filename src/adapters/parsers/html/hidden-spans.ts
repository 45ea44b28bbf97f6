import type { HiddenText } from "../../../contracts/source.ts";
import { childrenOf, type HtmlNode, isElement, isText, parseHtml, rawTextOf } from "./html-tree.ts";
import { saysSomething } from "./hidden-words.ts";
import { weighPage } from "./page-weights.ts";
import { firstSight, whyUnseen } from "./sight.ts";
import { styleReader } from "./style-rules.ts";
import { isSilent } from "./tag-kinds.ts";

/**
 * What of a text with HTML in it a reader does not see, with its place. What lies behind it is not known, so nothing counts as
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

  const visit = (node: HtmlNode): void => {
    const place = node.sourceCodeLocation;
    if (isText(node)) {
      const parent = node.parentNode;
      const why = parent !== null && isElement(parent) ? whyUnseen(weights.sightOf(parent)) : undefined;
      const words = node.value.replace(/\s+/g, " ").trim();
      if (why !== undefined && words !== "" && place) add(why, words, place.startOffset, place.endOffset);
    } else if (isElement(node)) {
      if (node.tagName === "template" && "content" in node) {
        const words = rawTextOf(node.content).replace(/\s+/g, " ").trim();
        if (saysSomething(words) && place) add("hidden-element", words, place.startOffset, place.endOffset);
      } else if (!isSilent(node)) childrenOf(node).forEach(visit);
    }
  };
  childrenOf(document).forEach(visit);
  return hidden;
}
