import { filePolicy } from "./security-headers.ts";

/** Kinds that a browser shows without running anything. All others are handed over to be saved. */
const shown = new Set([
  "application/pdf",
  "text/plain",
  "text/markdown",
  "text/csv",
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
]);

export function fileHeaders({
  name,
  mediaType,
}: {
  name: string;
  mediaType: string;
}): Record<string, string> {
  const [kind = ""] = mediaType.split(";");
  const how = shown.has(kind.trim().toLowerCase()) ? "inline" : "attachment";
  const ownName = name.slice(name.lastIndexOf("/") + 1);
  return {
    "content-security-policy": filePolicy,
    "content-disposition": `${how}; filename*=UTF-8''${encoded(ownName)}`,
  };
}

/** As RFC 8187 wants it: `encodeURIComponent` leaves a few characters that it does not allow, and half a pair it cannot take. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
