import { attributeOf, type Element, isElement } from "./html-tree.ts";
import type { PageWeights } from "./page-weights.ts";

/** Whether an element is what stands around a page's content: navigation, search, cookie banners, footers. */
export type IsFurniture = (element: Element) => boolean;

export interface FurnitureRules {
  weights: PageWeights;
  /** Prose of the whole page: what holds much of it is no furniture, whatever its name. */
  prose: number;
  /** The content was marked as such by the page, so lists of links inside it belong to it. */
  isMarked: boolean;
}

const roles = new Set(
  "navigation search banner contentinfo complementary menu menubar toolbar alertdialog tablist".split(" "),
);

/** Words of class and id that name what is no content. */
const names = new Set(
  "nav navbar navigation menu submenu topnav sidenav subnav sidebar sidenav breadcrumb breadcrumbs pager pagination cookie cookies consent gdpr share sharing social newsletter subscribe promo advert advertisement ads adsense sponsor sponsored footer masthead skip skiplink related recommended recommendations widget toolbar toc tableofcontents sphinxsidebar headerlink permalink editsection login signin".split(
    " ",
  ),
);

/** These hold content even where their name says otherwise, or are text themselves. */
const neverByName = new Set(
  "html body main article p h1 h2 h3 h4 h5 h6 pre code table tbody tr td th li dd dt".split(" "),
);
/** The share of a page's prose above which a name is not believed. */
const mostProse = 0.3;
/** So much of a block's text in links makes it a list of links. */
const linkShare = 0.7;
const leastLinks = 3;
const listTags = new Set("ul ol dl div section table center p menu dir td".split(" "));

export function furnitureRules({ weights, prose, isMarked }: FurnitureRules): IsFurniture {
  const known = new Map<Element, boolean>();
  const isMinor = (element: Element) => weights.of(element).prose <= mostProse * prose;
  const linkDensity = (element: Element) => {
    const { links, text } = weights.of(element);
    return text === 0 ? 0 : links / text;
  };

  return (element) => {
    const verdict = known.get(element) ?? judge(element);
    known.set(element, verdict);
    return verdict;
  };

  function judge(element: Element): boolean {
    const { tagName } = element;
    if (tagName === "nav" || roles.has(attributeOf(element, "role") ?? "")) return !holdsMost(element);
    if (tagName === "header")
      return !isInsideContent(element) && !weights.of(element).holdsTitle && isMinor(element);
    if (tagName === "footer") return !isInsideContent(element) && isMinor(element);
    if (tagName === "aside") {
      return isMinor(element) && (isMarked ? linkDensity(element) > 0.5 : !isInsideContent(element));
    }
    if (!neverByName.has(tagName) && isNamed(element) && isMinor(element) && !weights.of(element).holdsTitle)
      return true;
    if (isMarked || !listTags.has(tagName)) return false;
    return (
      weights.of(element).linkCount >= leastLinks && linkDensity(element) > linkShare && isMinor(element)
    );
  }

  /** A menu that holds nearly all prose of the page is a mistake of its author. */
  function holdsMost(element: Element): boolean {
    return prose > 0 && weights.of(element).prose > (1 - mostProse) * prose;
  }
}

function isInsideContent(element: Element): boolean {
  for (let outer = element.parentNode; outer !== null && isElement(outer); outer = outer.parentNode) {
    if (["main", "article", "section", "blockquote", "figure"].includes(outer.tagName)) return true;
  }
  return false;
}

function isNamed(element: Element): boolean {
  const classes = attributeOf(element, "class");
  const id = attributeOf(element, "id");
  if (classes === undefined && id === undefined) return false;
  const written = `${classes ?? ""} ${id ?? ""}`;
  if (written.length > 1000) return false;
  const parts = written
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  return parts.some((part) => names.has(part));
}
