import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import type { ZipArchive } from "../shared/unzip.ts";
import { readXml } from "../shared/xml.ts";
import { allWithin, attributeOf, childOf, descend, textOf } from "../shared/xml-tree.ts";
import { pathWithin } from "../shared/path-within.ts";
import type { PackageDocument } from "./package-document.ts";
import { parsePage } from "./parse-page.ts";

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
    for (const { reference, title } of linksIn(parsePage(new TextDecoder().decode(page)))) {
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
function linksIn(document: Tree.Document): { reference: string | undefined; title: string }[] {
  const all = Array.from(elementsBelow(document));
  const contents = all.find(
    (element) =>
      element.tagName === "nav" && (attribute(element, "epub:type") ?? "").split(/\s+/).includes("toc"),
  );
  const links = contents === undefined ? all : Array.from(elementsBelow(contents));
  return links
    .filter(({ tagName }) => tagName === "a")
    .map((link) => ({ reference: attribute(link, "href"), title: textBelow(link) }));
}

/** Without calling itself: pages nest as deep as they like. */
function* elementsBelow(root: Tree.ParentNode): Generator<Tree.Element> {
  for (const node of nodesBelow(root)) if ("tagName" in node) yield node;
}

function textBelow(root: Tree.ParentNode): string {
  let text = "";
  for (const node of nodesBelow(root)) if (node.nodeName === "#text") text += (node as Tree.TextNode).value;
  return text;
}

function* nodesBelow(root: Tree.ParentNode): Generator<Tree.ChildNode> {
  const waiting = root.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ("childNodes" in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((entry) => entry.name === name)?.value;
}
