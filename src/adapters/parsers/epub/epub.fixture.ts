import { zipOf } from "../shared/zip.fixture.ts";

export interface ChapterFixture {
  /** Contents of the body; for a picture, none. */
  body?: string;
  /** What the table of contents calls it. */
  title?: string;
}

export interface EpubFixture {
  chapters: readonly ChapterFixture[];
  /** The table of contents of EPUB 2 in place of that of EPUB 3. */
  isOld?: boolean;
  encryption?: string;
}

/** The entries of a book by name. */
export function epubEntries({ chapters, isOld = false, encryption }: EpubFixture): Record<string, string> {
  const page = (body: string) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;
  const named = chapters.flatMap(({ title }, at) =>
    title === undefined ? [] : [{ title, file: `text/c%20${at}.xhtml` }],
  );
  const entries: Record<string, string> = {
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
  };
  const items = chapters.map(({ body }, at) => {
    if (body !== undefined) entries[`OEBPS/text/c ${at}.xhtml`] = page(body);
    const type = body === undefined ? "image/png" : "application/xhtml+xml";
    return `<item id="c${at}" href="text/c%20${at}.xhtml" media-type="${type}"/>`;
  });
  if (isOld) {
    const points = named.map(
      ({ title, file }) =>
        `<navPoint><navLabel><text>${title}</text></navLabel><content src="${file}#top"/></navPoint>`,
    );
    entries["OEBPS/toc.ncx"] =
      `<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${points.join("")}</navMap></ncx>`;
    items.push(`<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`);
  } else {
    const links = named.map(({ title, file }) => `<li><a href="${file}">${title}</a></li>`);
    entries["OEBPS/nav.xhtml"] = page(`<nav epub:type="toc"><ol>${links.join("")}</ol></nav>`);
    items.push(`<item id="toc" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`);
  }
  const spine = chapters.map((_, at) => `<itemref idref="c${at}"/>`);
  entries["OEBPS/book.opf"] =
    `<package xmlns="http://www.idpf.org/2007/opf"><manifest>${items.join("")}</manifest><spine toc="toc">${spine.join("")}${isOld ? "" : `<itemref idref="toc"/>`}</spine></package>`;
  if (encryption !== undefined) {
    entries["META-INF/encryption.xml"] =
      `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod Algorithm="${encryption}"/></e:EncryptedData></encryption>`;
  }
  return entries;
}

export function epubFile(fixture: EpubFixture): Uint8Array<ArrayBuffer> {
  return zipOf(epubEntries(fixture));
}
