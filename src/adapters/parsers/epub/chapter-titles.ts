import { decodeHtml } from "../html/decode-html.ts";
import {
  attributeOf as htmlAttribute,
  elementsOf,
  findElement,
  parseHtml,
  rawTextOf,
} from "../html/html-tree.ts";
import type { ZipArchive } from "../shared/unzip.ts";
import { readXml } from "../shared/xml.ts";
import { allWithin, attributeOf, childOf, descend, textOf } from "../shared/xml-tree.ts";
import { pathWithin } from "../shared/path-within.ts";
import type { PackageDocument } from "./package-document.ts";

/** The first title a table of contents gives for each packed file. */
export function chapterTitles(zip: ZipArchive, book: PackageDocument): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const add = (from: string, reference: string | undefined, title: string) => {
    const path = reference === undefined ? undefined : pathWithin(from, reference);
    const shown = title.replace(/\s+/g, " ").trim();
    if (path !== undefined && shown !== "" && !titles.has(path)) titles.set(path, shown);
  };
  const page = book.navigation === undefined ? undefined : zip.read(book.navigation);
  if (page !== undefined) {
    for (const { reference, title } of linksIn(page)) {
      add(book.navigation as string, reference, title);
    }
  }
  const older = book.oldNavigation === undefined ? undefined : zip.read(book.oldNavigation);
  if (older !== undefined && titles.size === 0) {
    const root = readXml(older, { part: book.oldNavigation as string, allowDoctype: true });
    const walk = (point: ReturnType<typeof allWithin>[number]) => {
      const title = textOf(descend(point, "ncx:navLabel", "ncx:text"));
      add(book.oldNavigation as string, attributeOf(childOf(point, "ncx:content"), "src"), title);
      for (const inner of allWithin(point, "ncx:navPoint")) walk(inner);
    };
    for (const point of allWithin(childOf(root, "ncx:navMap"), "ncx:navPoint")) walk(point);
  }
  return titles;
}

/** Links of the table of contents; of the whole page where none is marked as such. */
function linksIn(bytes: Uint8Array): { reference: string | undefined; title: string }[] {
  const { document } = parseHtml(decodeHtml(bytes).html, { xhtml: true });
  const contents = findElement(
    document,
    (element) =>
      element.tagName === "nav" && (htmlAttribute(element, "epub:type") ?? "").split(/\s+/).includes("toc"),
  );
  return Array.from(elementsOf(contents ?? document))
    .filter(({ tagName }) => tagName === "a")
    .map((link) => ({ reference: htmlAttribute(link, "href"), title: rawTextOf(link) }));
}
