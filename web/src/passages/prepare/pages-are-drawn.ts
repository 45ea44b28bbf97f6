import type { DocumentView } from "@contracts/api/document.ts";

/**
 * Whether the file's own pages can be drawn under the marks: it is a PDF, a file of its own, and the folder still holds the bytes
 * that were read. Marks over another version would lie in the wrong place.
 * @param present what the folder holds now; null where nothing is there
 */
export function pagesAreDrawn(
  { mediaType, pageCount, version }: Pick<DocumentView, "mediaType" | "pageCount" | "version">,
  present: { version: string | null } | null | undefined,
): boolean {
  if (mediaType !== "application/pdf" || pageCount === null) return false;
  if (present === null || present === undefined) return false;
  return version === null || present.version === version;
}
