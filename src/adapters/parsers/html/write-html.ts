import { AppError } from "../../../contracts/app-error.ts";
import type { CanonicalText } from "../shared/canonical-text.ts";
import { blockWriter } from "./block-writer.ts";
import { elementsOf, type Element, findElement, isForeign, parseHtml, rawTextOf } from "./html-tree.ts";
import { mainContent } from "./main-content.ts";
import { pageWalk } from "./page-walk.ts";
import { weighPage } from "./page-weights.ts";
import { firstSight } from "./sight.ts";
import { headingLevelOf } from "./tag-kinds.ts";
import { styleReader } from "./style-rules.ts";
import { writeNotices } from "./write-notices.ts";

export interface WriteHtmlOptions {
  /** Leaves out navigation, banners and footers where the content can be told from them. */
  mainContentOnly: boolean;
  /** Writes the page's title as a heading of rank 1 where its text has none. */
  titleAsHeading?: boolean;
  /** Added to the rank of every heading. */
  headingOffset?: number;
  /** Tags that close themselves are whole elements. Where absent, as the file says. */
  xhtml?: boolean;
  /** Called around each quoted message of a mail (not around quotes inside it): `write` writes it. */
  aroundQuote?: (write: () => void) => void;
}

export interface WrittenHtml {
  /** For `layout.origins`: four numbers a piece of text, start and end in the canonical text, start and end in `html`. */
  origins: number[];
  /** What was not read, one sentence each. */
  notices: string[];
  /** The page's title; undefined where it has none. */
  title: string | undefined;
}

/**
 * Writes the text of a page or of a fragment. Where a span of `origins` is as long on both sides, it leads back letter by letter.
 * Loads nothing and runs nothing. Throws AppError "source.unreadable" for a page that is too large or only names frames.
 */
export function writeHtml(html: string, text: CanonicalText, options: WriteHtmlOptions): WrittenHtml {
  const { document, declaresEntities } = parseHtml(html, { xhtml: options.xhtml ?? isXhtml(html) });
  const body = findElement(document, ({ tagName }) => tagName === "body");
  if (body === undefined) throw onlyFrames();

  const sight = firstSight({ hasOtherSheets: hasOtherSheets(document) });
  const weights = weighPage(document, styleReader(document), sight);
  const main = options.mainContentOnly ? mainContent(document, weights) : undefined;
  const titleElement = findElement(document, (element) => element.tagName === "title" && !isForeign(element));
  const title = titleElement && rawTextOf(titleElement).replace(/\s+/g, " ").trim();

  const blocks = blockWriter(text);
  const walk = pageWalk({ html, text, blocks, weights, options, isFurniture: main?.isFurniture });
  const root = main?.root ?? body;
  if (options.titleAsHeading === true && !weights.of(root).holdsTitle) {
    const heading = lonelyTitle(body, (element) => weights.of(element).text > 0) ?? titleElement;
    if (heading !== undefined && !beginsWith(root, heading)) walk.writeHeading(1, heading);
  }
  walk.write(root);
  blocks.end();

  return {
    origins: inOrder(blocks.origins),
    notices: writeNotices({
      ...walk.leftOut,
      navigation: walk.leftOut.navigation + weights.of(body).text - weights.of(root).text,
      isUncertain: options.mainContentOnly && main === undefined && weights.of(body).linkCount > 5,
      declaresEntities,
    }),
    title: title === "" ? undefined : title,
  };
}

/** The only heading of rank 1 on a page whose content has none: it stands above. */
function lonelyTitle(body: Element, isShown: (element: Element) => boolean): Element | undefined {
  const titles = Array.from(elementsOf(body)).filter(
    (element) => element.tagName === "h1" && isShown(element),
  );
  return titles.length === 1 ? titles[0] : undefined;
}

/** Whether the first heading says the same already, in a lower rank. */
function beginsWith(root: Element, title: Element): boolean {
  const wordsOf = (element: Element) => rawTextOf(element).replace(/\s+/g, " ").trim();
  const first = findElement(root, (element) => headingLevelOf(element) !== undefined);
  return first !== undefined && wordsOf(first) === wordsOf(title);
}

function isXhtml(html: string): boolean {
  return /^\s*<\?xml|<!doctype[^>]*xhtml|<html[^>]*\sxmlns=/i.test(html.slice(0, 2000));
}

/** Whether rules that were not read could colour what lies behind a text. */
function hasOtherSheets(document: Parameters<typeof elementsOf>[0]): boolean {
  const sheet = findElement(document, (element) => {
    if (element.tagName === "style") return /background|@import/i.test(rawTextOf(element));
    const rel = element.attrs.find(({ name }) => name === "rel")?.value ?? "";
    return element.tagName === "link" && /stylesheet/i.test(rel);
  });
  return sheet !== undefined;
}

/** By start; a table's names come back in every row. */
function inOrder(origins: readonly number[]): number[] {
  const groups = Array.from({ length: origins.length / 4 }, (_, at) => at * 4);
  groups.sort((a, b) => (origins[a] as number) - (origins[b] as number));
  return groups.flatMap((at) => origins.slice(at, at + 4));
}

function onlyFrames(): AppError {
  return new AppError("source.unreadable", {
    message: "is a page of frames, which only names other pages",
    hint: "Save the pages inside its frames instead.",
  });
}
