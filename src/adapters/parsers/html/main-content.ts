import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { furnitureRules, type IsFurniture } from "./furniture.ts";
import { attributeOf, elementsOf, type Element, findElement, isElement } from "./html-tree.ts";
import type { PageWeights } from "./page-weights.ts";

export interface MainContent {
  root: Element;
  isFurniture: IsFurniture;
}

/** Of the page's prose, the least that what the page marks as its content must hold to be believed. */
const leastMarkedShare = 0.4;
/** Of the prose around it, the least that a box must hold for the search to go on inside it. */
const leastInnerShare = 0.8;
/** Less than this, of a page that has more, is not taken for its content. */
const leastKept = 200;
const leastKeptShare = 0.25;

/** Never gone into: a part of one of these is not the content of a page. */
const whole = new Set("table tbody tr ul ol dl p pre".split(" "));

/**
 * Where the page's own content stands: what it marks as `main` or `article`; else the smallest box that holds most of its prose,
 * without lists of links. Undefined where that cannot be told, and everything should be kept.
 */
export function mainContent(document: Tree.Document, weights: PageWeights): MainContent | undefined {
  const body = findElement(document, ({ tagName }) => tagName === "body");
  if (body === undefined) return undefined;
  const { prose } = weights.of(body);
  const isFurniture = furnitureRules({ weights, prose, isMarked: false });
  const keptOf = withoutFurniture(isFurniture, weights);

  const marked = markedContent(body, isFurniture, weights);
  if (
    marked !== undefined &&
    weights.of(marked).text > 0 &&
    weights.of(marked).prose >= leastMarkedShare * keptOf(body).prose
  ) {
    return { root: marked, isFurniture: furnitureRules({ weights, prose, isMarked: true }) };
  }

  const root = innermost(body, isFurniture, keptOf);
  const { text } = keptOf(root);
  if (text < leastKept && text < leastKeptShare * weights.of(body).text) return undefined;
  return { root, isFurniture };
}

/** The `main` with most text, else the box around all articles that are not inside others. */
function markedContent(body: Element, isFurniture: IsFurniture, weights: PageWeights): Element | undefined {
  let main: Element | undefined;
  const articles: Element[] = [];
  for (const element of elementsOf(body)) {
    const { text } = weights.of(element);
    if (text === 0) continue;
    const isMain = element.tagName === "main" || attributeOf(element, "role") === "main";
    if (isMain && (main === undefined || text > weights.of(main).text)) main = element;
    if (element.tagName === "article" && !isFurniture(element)) articles.push(element);
  }
  return main ?? boxAround(articles);
}

/** The innermost element that is or holds all of them. */
function boxAround(elements: readonly Element[]): Element | undefined {
  const [first, ...others] = elements;
  if (first === undefined) return undefined;
  const chain = Array.from(outwards(first));
  const placeOf = new Map(chain.map((element, place) => [element, place]));
  let place = 0;
  for (const other of others) {
    for (const outer of outwards(other)) {
      const shared = placeOf.get(outer);
      if (shared === undefined) continue;
      place = Math.max(place, shared);
      break;
    }
  }
  return chain[place];
}

function* outwards(element: Element): Generator<Element> {
  yield element;
  for (let outer = element.parentNode; outer !== null && isElement(outer); outer = outer.parentNode)
    yield outer;
}

interface Kept {
  text: number;
  prose: number;
}

/** Goes inwards as long as one box holds nearly all that is kept. */
function innermost(body: Element, isFurniture: IsFurniture, keptOf: (element: Element) => Kept): Element {
  const enough = leastInnerShare * keptOf(body).prose;
  let root: Element | undefined = body;
  for (let next: Element | undefined = enough > 0 ? body : undefined; next !== undefined;) {
    root = next;
    next = root.childNodes.find(
      (child): child is Element =>
        isElement(child) && !whole.has(child.tagName) && !isFurniture(child) && keptOf(child).prose >= enough,
    );
  }
  return root;
}

/** What is left of an element without the furniture inside it. */
function withoutFurniture(isFurniture: IsFurniture, weights: PageWeights): (element: Element) => Kept {
  const known = new Map<Element, Kept>();
  const keptOf = (element: Element): Kept => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const kept = { text: weights.of(element).text, prose: weights.of(element).prose };
    for (const child of element.childNodes) {
      if (!isElement(child) || weights.of(child).text === 0) continue;
      const inner = isFurniture(child) ? { text: 0, prose: 0 } : keptOf(child);
      kept.text -= weights.of(child).text - inner.text;
      kept.prose -= weights.of(child).prose - inner.prose;
    }
    known.set(element, kept);
    return kept;
  };
  return keptOf;
}
