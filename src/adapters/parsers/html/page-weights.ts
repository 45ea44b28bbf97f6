import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributeOf, childrenOf, type Element, isElement, isText } from "./html-tree.ts";
import { type Sight, sightOf, whyUnseen } from "./sight.ts";
import type { Style } from "./style-rules.ts";
import { isBlock, isControl, isSilent } from "./tag-kinds.ts";

/** What an element and all inside it holds, in characters that a reader sees. */
export interface Weight {
  text: number;
  /** Of these, inside links. */
  links: number;
  /** In stretches long enough to be read as sentences and not mostly made of links. */
  prose: number;
  linkCount: number;
  /** Is a heading of the highest rank or holds one. */
  holdsTitle: boolean;
}

export interface PageWeights {
  of(element: Element): Weight;
  sightOf(element: Element): Sight;
  /** Of the whole page. */
  readonly page: Weight;
}

/** Shorter stretches between two block borders are labels, dates and buttons. */
const leastProse = 25;
const nothing: Weight = { text: 0, links: 0, prose: 0, linkCount: 0, holdsTitle: false };

/** Looks at the whole page once. */
export function weighPage(
  document: Tree.Document,
  styleOf: (element: Element) => Style,
  sightOutside: Sight,
): PageWeights {
  const weights = new Map<Element, Weight>();
  const sights = new Map<Element, Sight>();
  /** The stretch of text since the last block border. */
  let stretch = { text: 0, links: 0 };

  const endStretch = (): number => {
    const { text, links } = stretch;
    stretch = { text: 0, links: 0 };
    return text >= leastProse && links * 2 < text ? text - links : 0;
  };

  const weigh = (node: Tree.Node, sight: Sight, isLinked: boolean): Weight => {
    const total = { ...nothing };
    const isSeen = whyUnseen(sight) === undefined;
    for (const child of childrenOf(node)) {
      if (isText(child)) {
        const length = isSeen ? lengthOf(child.value) : 0;
        total.text += length;
        stretch.text += length;
        if (isLinked) {
          total.links += length;
          stretch.links += length;
        }
      } else if (isElement(child)) {
        const inner = sightOf(sight, child, styleOf(child));
        sights.set(child, inner);
        if ((isSilent(child) && child.tagName !== "head") || isControl(child)) continue;
        const isLink = child.tagName === "a" && attributeOf(child, "href") !== undefined;
        const block = isBlock(child);
        if (block) total.prose += endStretch();
        const weight = child.tagName === "head" ? { ...nothing } : weigh(child, inner, isLinked || isLink);
        if (block) weight.prose += endStretch();
        if (child.tagName === "h1" && weight.text > 0) weight.holdsTitle = true;
        weights.set(child, weight);
        total.text += weight.text;
        total.links += weight.links;
        total.prose += weight.prose;
        total.linkCount += weight.linkCount + (isLink ? 1 : 0);
        total.holdsTitle ||= weight.holdsTitle;
      }
    }
    return total;
  };
  const page = weigh(document, sightOutside, false);

  return {
    page,
    of: (element) => weights.get(element) ?? nothing,
    sightOf: (element) => sights.get(element) ?? sightOutside,
  };
}

/** Characters, a stretch of blank space as one; none where there is nothing else. */
function lengthOf(value: string): number {
  let blanks = 0;
  let isBlank = true;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    const follows = code === 32 || (code >= 9 && code <= 13);
    if (follows && isBlank) blanks += 1;
    isBlank = follows;
  }
  const length = value.length - blanks;
  return length === 1 && isBlank ? 0 : length;
}
