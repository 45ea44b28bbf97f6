import type { BlockWriter } from "./block-writer.ts";
import { attributeOf, type Element, findElement, isElement, rawTextOf } from "./html-tree.ts";
import type { PageWeights } from "./page-weights.ts";
import { mathText, pictureText } from "./picture-text.ts";
import { whyUnseen } from "./sight.ts";
import type { Piece } from "./text-pieces.ts";
import type { LeftOutCounts } from "./write-notices.ts";

interface InlineParts {
  blocks: BlockWriter;
  weights: PageWeights;
  leftOut: LeftOutCounts;
  visitChildren: (element: Element) => void;
  isInHeading: () => boolean;
}

/** How elements inside a line are written that are more than the text inside them, by tag. */
export function inlineElements({ blocks, weights, leftOut, visitChildren, isInHeading }: InlineParts) {
  const whyHidden = (element: Element) => whyUnseen(weights.sightOf(element));

  const between = (before: string, element: Element, after: string): void => {
    if (whyHidden(element) !== undefined) return visitChildren(element);
    blocks.add({ text: before });
    visitChildren(element);
    blocks.add({ text: after });
  };

  const picture = (element: Element): void => {
    const outer = element.parentNode;
    // Whether a picture's own text could be read says nothing about the picture.
    const why =
      outer !== null && isElement(outer) ? (weights.sightOf(element).why ?? whyHidden(outer)) : undefined;
    const { words, origin, isDecoration } = pictureText(element);
    if (words === "") return void (leftOut.pictures += isDecoration || why !== undefined ? 0 : 1);
    if (why !== undefined) blocks.hide(why, words);
    else blocks.add({ text: /\p{L}/u.test(words) ? `[${words}]` : words, ...(origin && { origin }) });
  };

  const link = (element: Element): void => {
    const label = rawTextOf(element).trim();
    const href = attributeOf(element, "href") ?? "";
    if (isPermalink(label, href, isInHeading())) return;
    const picturesBefore = leftOut.pictures;
    visitChildren(element);
    const isPictureOnly = label === "" && leftOut.pictures > picturesBefore && /^https?:/i.test(href);
    if (isPictureOnly && whyHidden(element) === undefined)
      blocks.add(pieceOfAttribute(element, "href", href));
  };

  /** "10" above "6" is a power: 106 would be another number. A note's number is no part of the word before it. */
  const raised = (element: Element): void => {
    const isNumber = /^[-+−]?\d+$/.test(rawTextOf(element).trim());
    if (!isNumber || !/[\p{L}\d)\]]/u.test(blocks.lastLetter())) return visitChildren(element);
    const isNote = findElement(element, ({ tagName }) => tagName === "a") !== undefined;
    between(isNote ? "[" : "^", element, isNote ? "]" : "");
  };

  const formula = (element: Element): void => {
    const words = mathText(element);
    const why = whyHidden(element);
    if (words === undefined) return visitChildren(element);
    if (why !== undefined) return blocks.hide(why, words);
    const place = element.sourceCodeLocation;
    blocks.add(
      place ? { text: words, origin: { start: place.startOffset, end: place.endOffset } } : { text: words },
    );
  };

  return {
    img: picture,
    svg: picture,
    a: link,
    sup: raised,
    math: formula,
    rt: (element: Element) => between("(", element, ")"),
    q: (element: Element) => between("“", element, "”"),
  };
}

/** A sign beside a heading or a term that leads to itself. */
function isPermalink(label: string, href: string, isInHeading: boolean): boolean {
  return href.startsWith("#") && (/^[¶§🔗]$/u.test(label) || (isInHeading && label === "#"));
}

function pieceOfAttribute(element: Element, name: string, value: string): Piece {
  const place = element.sourceCodeLocation?.attrs?.[name];
  return place === undefined
    ? { text: value }
    : { text: value, origin: { start: place.startOffset, end: place.endOffset } };
}
