import { counted } from "../../../contracts/count-text.ts";
import type { ParsedText, ParseRequest } from "../../../ports/document-parser.ts";
import { decodeHtml } from "../html/decode-html.ts";
import { writeHtml } from "../html/write-html.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { requireText } from "../shared/require-text.ts";
import { unreadable } from "../shared/unreadable.ts";
import { openZip } from "../shared/unzip.ts";
import { chapterTitles } from "./chapter-titles.ts";
import { noticesByPlace } from "./notices-by-place.ts";
import { readPackageDocument, type BookItem } from "./package-document.ts";
import { refuseProtected } from "./refuse-protected.ts";

export function readEpub({ bytes, maxCharacters, progress }: ParseRequest): ParsedText {
  if (bytes.length === 0) throw unreadable("is empty", "Get another copy; this one holds no bytes.");
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw unreadable("is not an EPUB book", "Get another copy, or give it the ending of what it is.");
  }
  const zip = openZip(bytes);
  refuseProtected(zip);
  const book = readPackageDocument(zip);
  const titles = chapterTitles(zip, book);
  const text = canonicalText(maxCharacters);
  const notices: string[] = [...zip.notices];
  const said = noticesByPlace();
  const chapters = chaptersOf(book.spine, titles);
  let missing = book.spine.filter((item) => item === undefined).length;
  let pictures = 0;
  let otherKinds = 0;

  for (const [at, { label, items }] of chapters.entries()) {
    text.place("chapter", label, () => {
      for (const { path, mediaType, isNavigation } of items) {
        if (isNavigation) {
          notices.push("The table of contents was left out.");
          continue;
        }
        if (!isPage(mediaType)) {
          if (mediaType.startsWith("image/")) pictures += 1;
          else otherKinds += 1;
          continue;
        }
        const page = zip.read(path);
        if (page === undefined) {
          missing += 1;
          continue;
        }
        const { html, notice } = decodeHtml(page);
        if (notice !== undefined) said.add(notice, label);
        const written = writeHtml(html, text, { mainContentOnly: false, xhtml: true });
        for (const sentence of written.notices) said.add(sentence, label);
      }
    });
    progress?.(at + 1, chapters.length, "chapter");
  }
  notices.push(...said.sentences());
  if (pictures > 0) notices.push(`${counted(pictures, "page")} without text, only a picture.`);
  if (otherKinds > 0) notices.push(`${counted(otherKinds, "page")} of another kind than XHTML not read.`);
  if (missing > 0) notices.push(`${counted(missing, "page")} missing from the book.`);
  return requireText({ ...text.result(), notices }, "book");
}

function isPage(mediaType: string): boolean {
  return /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/i.test(mediaType.trim());
}

interface Chapter {
  label: string;
  items: BookItem[];
}

/** Pages that the table of contents does not name go on with the chapter before. */
function chaptersOf(
  spine: readonly (BookItem | undefined)[],
  titles: ReadonlyMap<string, string>,
): Chapter[] {
  const chapters: Chapter[] = [];
  const seen = new Set<string>();
  for (const item of spine) {
    // A page stands in a book once.
    if (item === undefined || seen.has(item.path)) continue;
    seen.add(item.path);
    const title = titles.get(item.path);
    const last = chapters.at(-1);
    if (title !== undefined) chapters.push({ label: labelOf(title), items: [item] });
    else if (last === undefined) chapters.push({ label: "front matter", items: [item] });
    else if (titles.size > 0) last.items.push(item);
    else chapters.push({ label: `part ${chapters.length + 1}`, items: [item] });
  }
  return chapters;
}

function labelOf(title: string): string {
  return /^chapter\b/i.test(title) ? title.replace(/^c/i, "c") : `chapter ${title}`;
}
