import type { PDFDocumentProxy } from "unpdf/pdfjs";

export interface OutlineEntry {
  /** The title's letters and figures, by which it is found on its page. */
  key: string;
  /** 1 for the outermost. */
  depth: number;
}

/** An outline with more entries is cut: it is no help to a reader any more. */
const mostEntries = 5000;

export async function outlineOf(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const add = (items: Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>, depth: number) => {
    for (const { title, items: inner } of items ?? []) {
      if (entries.length >= mostEntries) return;
      const key = outlineKey(title);
      if (key !== "") entries.push({ key, depth });
      if (depth < 20) add(inner, depth + 1);
    }
  };
  add(await document.getOutline(), 1);
  return entries;
}

export function outlineKey(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
