import { unreadable } from "../shared/unreadable.ts";
import type { ZipArchive } from "../shared/unzip.ts";
import { readXml } from "../shared/xml.ts";
import { allWithin, attributeOf, childOf, childrenOf } from "../shared/xml-tree.ts";
import { pathWithin } from "../shared/path-within.ts";

export interface BookItem {
  path: string;
  mediaType: string;
  isNavigation: boolean;
}

export interface PackageDocument {
  /** In reading order; undefined for one the book names but does not list. */
  spine: (BookItem | undefined)[];
  /** The table of contents of EPUB 3, and that of EPUB 2. */
  navigation: string | undefined;
  oldNavigation: string | undefined;
}

const container = "META-INF/container.xml";

/** What the book consists of. Throws AppError "source.unreadable" where the archive is no book. */
export function readPackageDocument(zip: ZipArchive): PackageDocument {
  const bytes = zip.read(container);
  if (bytes === undefined) {
    throw unreadable("is a packed file, but no book", "Check where it came from, or get another copy.");
  }
  const rootfiles = allWithin(readXml(bytes, { part: container, allowDoctype: true }), "container:rootfile");
  const path = attributeOf(rootfiles[0], "full-path") ?? "";
  const content = zip.read(path);
  if (content === undefined) {
    throw unreadable("names no contents that it holds, so the book is damaged", "Get another copy.");
  }
  const root = readXml(content, { part: path, allowDoctype: true });
  const items = new Map<string, BookItem>();
  for (const item of childrenOf(childOf(root, "opf:manifest"), "opf:item")) {
    const target = pathWithin(path, attributeOf(item, "href") ?? "");
    if (target === undefined) continue;
    items.set(attributeOf(item, "id") ?? "", {
      path: target,
      mediaType: attributeOf(item, "media-type") ?? "",
      isNavigation: (attributeOf(item, "properties") ?? "").split(/\s+/).includes("nav"),
    });
  }
  const spine = childOf(root, "opf:spine");
  const all = [...items.values()];
  return {
    spine: childrenOf(spine, "opf:itemref").map((reference) =>
      items.get(attributeOf(reference, "idref") ?? ""),
    ),
    navigation: all.find(({ isNavigation }) => isNavigation)?.path,
    oldNavigation: (
      items.get(attributeOf(spine, "toc") ?? "") ??
      all.find(({ mediaType }) => mediaType === "application/x-dtbncx+xml")
    )?.path,
  };
}
