import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { parseHtml } from "../html/html-tree.ts";
import { authorOf, isAttribution } from "./attribution.ts";
import { type HeaderBlock, headerBlockAt } from "./header-block.ts";

/** A stretch of a mail's HTML, with the open tags it stands in so that it can be read by itself. */
export type HtmlBlock =
  | { kind: "own"; html: string }
  | {
      kind: "quoted";
      author?: string;
      /** The line that says who is quoted, where it stands in elements of its own. */
      introduction?: string;
      blocks: HtmlBlock[];
    };

/** Quotes within quotes; what is deeper stays together. */
const deepest = 10;
/** In one mail; what comes after stays together. */
const mostQuotes = 200;
/** Each piece is read with the styles of all and the tags it stands in; so many characters of these in all. */
const mostRepeated = 1_000_000;
const introductionLength = 300;
const mayQuote = /blockquote|quote|divRplyFwdMsg|reference-message-container|border-top/i;
const quoteClass =
  /(?:^|\s)(?:gmail_quote(?:_container)?|protonmail_quote|yahoo_quoted|moz-cite|tutanota_quote|zmail_extra)(?:\s|$)/;
const introductionClass = /(?:^|\s)(?:moz-cite-prefix|gmail_attr)(?:\s|$)/;
const containerId = "mail-editor-reference-message-container";
const restIds = new Set(["divRplyFwdMsg", containerId]);
const blockTags = new Set(
  "address article blockquote br div dd dt h1 h2 h3 h4 hr li ol p pre table td tr ul".split(" "),
);

interface Quote {
  element: Tree.Element;
  start: number;
  /** Where the quoted message itself begins, below its introduction. */
  messageStart: number;
  end: number;
  /** Whether it goes on to the end of what it stands in. */
  isRest: boolean;
  author: string | undefined;
}

/** Tells quoted text from new by the elements and names that mail programs mark it with. */
export function quotedHtml(html: string): HtmlBlock[] {
  if (!mayQuote.test(html)) return [{ kind: "own", html }];
  const { document } = parseHtml(html, { xhtml: false });
  const styles = Array.from(html.matchAll(/<style\b[^<]*<\/style\s*>/gi), ([style]) => style).join("");

  let found = 0;
  let repeated = 0;

  /** A slice with what it stands in. */
  const piece = (from: number, to: number, within: Tree.Node): HtmlBlock[] => {
    const slice = html.slice(from, to);
    if (slice.trim() === "") return [];
    const around = from === 0 ? "" : `${styles}${openTags(html, within)}`;
    repeated += around.length;
    return [{ kind: "own", html: `${around}${slice}` }];
  };

  const blocksOf = (
    within: Tree.ParentNode,
    start: number,
    end: number,
    depth: number,
    skipped?: Tree.Element,
  ) => {
    const blocks: HtmlBlock[] = [];
    let at = start;
    let around: Tree.Node = within;
    const quotes = depth === deepest ? [] : quotesIn(within, skipped);
    for (const quote of quotes) {
      if (quote.start < at || quote.end > end) continue;
      if (found === mostQuotes || repeated > mostRepeated) break;
      found += 1;
      const until = quote.isRest ? end : quote.end;
      blocks.push(...piece(at, quote.start, around));
      const { element, author, messageStart } = quote;
      const inner = quote.isRest
        ? piece(messageStart, until, parentOf(element))
        : blocksOf(element, messageStart, quote.end, depth + 1, firstBlockquote(element));
      const introduction = piece(quote.start, messageStart, parentOf(element))[0];
      blocks.push({
        kind: "quoted",
        ...(author === undefined ? {} : { author }),
        ...(introduction?.kind === "own" ? { introduction: introduction.html } : {}),
        blocks: inner,
      });
      at = until;
      around = parentOf(element);
    }
    blocks.push(...piece(at, end, around));
    return blocks;
  };
  return blocksOf(document, 0, html.length, 0);
}

/** The quotes below a node that are not within each other, in order. */
function quotesIn(within: Tree.ParentNode, skipped: Tree.Element | undefined): Quote[] {
  const quotes: Quote[] = [];
  const waiting: Tree.Node[] = within.childNodes.toReversed();
  let recent = "";
  let introduction: Tree.Element | undefined;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === "#text") {
      recent = (recent + (node as Tree.TextNode).value).slice(-introductionLength);
      if ((node as Tree.TextNode).value.trim() !== "") introduction = undefined;
      continue;
    }
    if (!("tagName" in node)) continue;
    const place = node.sourceCodeLocation;
    const isRest = restIds.has(attributeOf(node, "id")) || isOutlookRule(node);
    if (place && node !== skipped && (isRest || (isQuote(node, recent) && !isIntroduction(node)))) {
      const own = textOf(node);
      const introduced = lastLine(recent);
      const first = introduction?.sourceCodeLocation?.startOffset ?? place.startOffset;
      quotes.push({
        element: node,
        start: first,
        messageStart: messageStartOf(node, place, isRest),
        end: place.endOffset,
        isRest,
        author: isRest
          ? headerOf(node)?.from
          : authorOf(isAttribution(introduced, true) ? introduced : firstIntroduction(own)),
      });
      if (isRest) break;
      recent = "";
      introduction = undefined;
      continue;
    }
    if (blockTags.has(node.tagName)) recent += "\n";
    if (node !== skipped && isIntroduction(node)) {
      introduction = node;
      recent = `\n${textOf(node)}`;
      continue;
    }
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return quotes;
}

/** Below the header lines that Outlook puts in an element, or the line within the element that introduces the message. */
function messageStartOf(
  element: Tree.Element,
  { startOffset, endOffset }: { startOffset: number; endOffset: number },
  isRest: boolean,
): number {
  if (isRest) return attributeOf(element, "id") === containerId ? startOffset : endOffset;
  return firstBlockquote(element)?.sourceCodeLocation?.startOffset ?? startOffset;
}

function isQuote(element: Tree.Element, before: string): boolean {
  if (quoteClass.test(attributeOf(element, "class"))) return true;
  if (element.tagName !== "blockquote") return false;
  return attributeOf(element, "type").toLowerCase() === "cite" || isAttribution(lastLine(before), true);
}

/** The line that Outlook draws above the header lines of the message it quotes. */
function isOutlookRule(element: Tree.Element): boolean {
  if (element.tagName !== "div" || !/border-top:\s*solid/i.test(attributeOf(element, "style"))) return false;
  return headerOf(element) !== undefined;
}

function headerOf(element: Tree.Element): HeaderBlock | undefined {
  return headerBlockAt(textOf(element).split("\n"), 0);
}

/** A line such as "On 3 May Ada wrote:" in an element of its own; some programs mark that as a quote, too. */
function isIntroduction(element: Tree.Element): boolean {
  if (introductionClass.test(attributeOf(element, "class"))) return true;
  return element.tagName === "blockquote" && isAttribution(textOf(element), true);
}

function firstIntroduction(text: string): string {
  const end = text.search(/[:：]\s*(?:\n|$)/);
  const first = end < 0 ? "" : text.slice(0, end + 1).trim();
  return isAttribution(first, true) ? first : "";
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1)?.trim() ?? "";
}

/** The one that holds the message itself where a quote is wrapped in an element with its introduction. */
function firstBlockquote(element: Tree.Element): Tree.Element | undefined {
  if (element.tagName === "blockquote") return undefined;
  return element.childNodes.find(
    (child): child is Tree.Element => "tagName" in child && child.tagName === "blockquote",
  );
}

/** The beginning of an element's text, with its lines. */
function textOf(element: Tree.Element): string {
  let text = "";
  const waiting: Tree.Node[] = [element];
  for (
    let node = waiting.pop();
    node !== undefined && text.length < introductionLength;
    node = waiting.pop()
  ) {
    if (node.nodeName === "#text") text += (node as Tree.TextNode).value;
    if (!("tagName" in node)) continue;
    if (blockTags.has(node.tagName)) text += "\n";
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return text.trim();
}

/** The start tags that a node stands in, itself included, as they are in the file: what they hide stays hidden. */
function openTags(html: string, node: Tree.Node): string {
  const tags: string[] = [];
  for (let at: Tree.Node | null = node; at !== null; at = "parentNode" in at ? at.parentNode : null) {
    const tag = "tagName" in at ? at.sourceCodeLocation?.startTag : undefined;
    if (tag && tags.length < 200) tags.push(html.slice(tag.startOffset, tag.endOffset));
  }
  return tags.toReversed().join("");
}

function parentOf(element: Tree.Element): Tree.Node {
  return element.parentNode ?? element;
}

function attributeOf(element: Tree.Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? "";
}
