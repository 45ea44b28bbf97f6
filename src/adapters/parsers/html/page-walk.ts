import type { CanonicalText } from "../shared/canonical-text.ts";
import type { BlockWriter } from "./block-writer.ts";
import type { IsFurniture } from "./furniture.ts";
import {
  attributeOf,
  childrenOf,
  type Element,
  type HtmlNode,
  isElement,
  isText,
  rawTextOf,
} from "./html-tree.ts";
import { isDataTable } from "./is-data-table.ts";
import { writeDataTable } from "./write-data-table.ts";
import { itemMarks } from "./item-marks.ts";
import { saysSomething, wordsOfComment } from "./hidden-words.ts";
import { inlineElements } from "./inline-elements.ts";
import type { PageWeights } from "./page-weights.ts";
import { whyUnseen } from "./sight.ts";
import { headingLevelOf, isBlock, isControl, isEmbedded, isSilent } from "./tag-kinds.ts";
import { type Piece, textPieces } from "./text-pieces.ts";
import type { LeftOutCounts } from "./write-notices.ts";
import type { WriteHtmlOptions } from "./write-html.ts";

export interface PageWalk {
  /** Writes an element and all inside it. */
  write(element: Element): void;
  writeHeading(level: number, element: Element): void;
  readonly leftOut: LeftOutCounts;
}

interface PageWalkParts {
  html: string;
  text: CanonicalText;
  blocks: BlockWriter;
  weights: PageWeights;
  options: WriteHtmlOptions;
  isFurniture: IsFurniture | undefined;
}

/** Calls itself for elements inside elements; `parseHtml` bounds how deep. */
export function pageWalk({ html, text, blocks, weights, options, isFurniture }: PageWalkParts): PageWalk {
  const leftOut: LeftOutCounts = { navigation: 0, fields: 0, embedded: 0, pictures: 0 };
  let isInHeading = false;
  let isInQuote = false;
  let isPreformatted = false;

  const unseen = (node: HtmlNode) =>
    node.parentNode !== null && isElement(node.parentNode)
      ? whyUnseen(weights.sightOf(node.parentNode))
      : undefined;

  const visit = (node: HtmlNode): void => {
    if (isText(node)) {
      const why = unseen(node);
      if (why !== undefined) return blocks.hide(why, node.value);
      for (const piece of textPieces(html, node)) blocks.add(piece);
    } else if (isElement(node)) visitElement(node);
    else if (node.nodeName === "#comment") {
      const words = wordsOfComment((node as { data: string }).data);
      if (words !== "") blocks.hide("comment", words);
    }
  };
  const visitChildren = (element: Element): void => childrenOf(element).forEach(visit);

  const visitElement = (element: Element): void => {
    const special = specialTags.get(element.tagName);
    if (isFurniture?.(element) === true) {
      leftOut.navigation += weights.of(element).text;
      return blocks.endBlock();
    }
    if (special !== undefined) return special(element);
    if (isEmbedded(element)) leftOut.embedded += 1;
    if (isControl(element)) return passOverControl(element);
    if (isSilent(element)) return;
    const level = headingLevelOf(element);
    if (level !== undefined && !isInHeading && !isPreformatted) {
      return writeHeading(level + (options.headingOffset ?? 0), element);
    }
    if (options.aroundQuote !== undefined && !isInQuote && isQuotedMessage(element)) {
      return writeQuote(options.aroundQuote, element);
    }
    if (!isBlock(element)) return visitChildren(element);
    blocks.endBlock();
    visitChildren(element);
    blocks.endBlock();
  };

  const writeHeading = (level: number, element: Element): void => {
    const outer = isInHeading;
    isInHeading = true;
    const pieces = blocks.collect(() => visitChildren(element));
    isInHeading = outer;
    blocks.heading(level, pieces);
  };

  const writeQuote = (around: (write: () => void) => void, element: Element): void => {
    blocks.endBlock();
    isInQuote = true;
    around(() => {
      visitChildren(element);
      blocks.endBlock();
    });
    isInQuote = false;
  };

  const passOverControl = (element: Element): void => {
    // Questions that open their answer when pressed.
    if (element.tagName === "button" && isInHeading) return visitChildren(element);
    const value = attributeOf(element, "value") ?? "";
    if (attributeOf(element, "type") !== "hidden") leftOut.fields += 1;
    else if (saysSomething(value)) blocks.hide("hidden-element", value);
  };

  const writeList = (element: Element): void => {
    blocks.beginGroup();
    const marks = itemMarks(element);
    for (const child of element.childNodes) {
      const mark = isElement(child) ? marks.get(child) : undefined;
      if (!isElement(child) || mark === undefined) visit(child);
      else if (isFurniture?.(child) === true) leftOut.navigation += weights.of(child).text;
      else blocks.item(mark, () => visitChildren(child));
    }
    blocks.endBlock();
  };

  const writePreformatted = (element: Element): void => {
    if (isPreformatted || isInHeading) return visitChildren(element);
    isPreformatted = true;
    const pieces: Piece[] = blocks.collect(() => visitChildren(element));
    isPreformatted = false;
    blocks.preformatted(pieces);
  };

  const writeTable = (element: Element): void => {
    blocks.endBlock();
    const isNested = isInHeading || isPreformatted;
    if (isNested || whyUnseen(weights.sightOf(element)) !== undefined || !isDataTable(element)) {
      visitChildren(element);
      return blocks.endBlock();
    }
    for (const caption of element.childNodes) {
      if (isElement(caption) && caption.tagName === "caption") visitElement(caption);
    }
    const outer = isPreformatted;
    isPreformatted = true;
    writeDataTable(element, text, blocks, (cell) => blocks.collect(() => visitChildren(cell)));
    isPreformatted = outer;
  };

  /** For readers without scripts: nobody sees it where scripts run, unless the page is empty without it. */
  const writeNoscript = (element: Element): void => {
    const { text: own } = weights.of(element);
    if (own * 2 > weights.page.text) visitChildren(element);
    else blocks.hide("hidden-element", rawTextOf(element));
  };

  const inline = inlineElements({
    blocks,
    weights,
    leftOut,
    visitChildren,
    isInHeading: () => isInHeading,
  });
  const item = (element: Element): void => blocks.item("", () => visitChildren(element));
  const nothing = (): void => undefined;
  const specialTags = new Map<string, (element: Element) => void>(
    Object.entries({
      ...inline,
      br: () => (isPreformatted ? blocks.add({ text: "\n" }) : blocks.endLine()),
      hr: () => blocks.endBlock(),
      wbr: nothing,
      canvas: visitChildren,
      ul: writeList,
      ol: writeList,
      menu: writeList,
      li: item,
      dl: (element: Element) => {
        blocks.beginGroup();
        visitChildren(element);
        blocks.endBlock();
      },
      dt: (element: Element) => {
        blocks.beginGroup();
        item(element);
      },
      dd: item,
      pre: writePreformatted,
      listing: writePreformatted,
      xmp: writePreformatted,
      plaintext: writePreformatted,
      table: writeTable,
      noscript: writeNoscript,
      template: (element: Element) => {
        const words = "content" in element ? rawTextOf(element.content as Element) : "";
        if (saysSomething(words)) blocks.hide("hidden-element", words);
      },
    }),
  );

  return { leftOut, write: visitChildren, writeHeading };
}

/** As mail programs mark the message that is answered. */
function isQuotedMessage(element: Element): boolean {
  const isCited = element.tagName === "blockquote" && attributeOf(element, "type") === "cite";
  const classes = attributeOf(element, "class") ?? "";
  return (
    isCited || /(?:^|\s)(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix)(?:\s|$)/.test(classes)
  );
}
