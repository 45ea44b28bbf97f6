const endings: Readonly<Record<string, string>> = {
  "application/epub+zip": ".epub",
  "application/ics": ".ics",
  "application/json": ".json",
  "application/msword": ".doc",
  "application/pdf": ".pdf",
  "application/vnd.ms-excel": ".xls",
  "application/vnd.ms-powerpoint": ".ppt",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "application/zip": ".zip",
  "image/gif": ".gif",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "message/delivery-status": ".txt",
  "message/disposition-notification": ".txt",
  "message/rfc822": ".eml",
  "text/calendar": ".ics",
  "text/csv": ".csv",
  "text/html": ".html",
  "text/markdown": ".md",
  "text/plain": ".txt",
  "text/rfc822-headers": ".txt",
  "text/vcard": ".vcf",
};
/** By these the parser is chosen, whatever the name says. */
const bound = new Set([".eml", ".ics"]);
const longest = 120;

/** A name without folders and without characters that files cannot bear, with the ending of its kind where it lacks one. */
export function partName(given: string, mediaType: string): string {
  const ending = endings[mediaType] ?? ".bin";
  const cleaned = cleanName(given.split(/[\\/]/).at(-1) ?? "");
  const own = /\.[a-z0-9]{1,8}$/i.exec(cleaned)?.[0] ?? "";
  const kept = own === "" || (bound.has(ending) && own.toLowerCase() !== ending) ? ending : own;
  const stem = own === kept ? cleaned.slice(0, -own.length) : cleaned;
  return `${shortened(stem === "" ? "attachment" : stem, longest)}${kept}`;
}

/** For use within a name: one line, without signs that some system forbids in names. */
export function cleanName(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{C}\p{Z}\s]+/gu, " ")
    .replace(/[<>:"/\\|?*]+/g, " ")
    .replace(/ {2,}/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
}

/** Whole characters as a reader counts them. */
export function shortened(text: string, characters: number): string {
  if (text.length <= characters) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en").segment(text.slice(0, characters + 40))) {
    if (kept.length + segment.length > characters) break;
    kept += segment;
  }
  return kept.trimEnd();
}

/** Gives each name once: the second "a.pdf" becomes "a (2).pdf". */
export function uniqueNames(): (name: string) => string {
  const counts = new Map<string, number>();
  const given = new Set<string>();
  return (name) => {
    const dot = name.lastIndexOf(".");
    const at = dot <= 0 ? name.length : dot;
    let count = counts.get(name) ?? 0;
    let unique: string;
    do {
      count += 1;
      unique = count === 1 ? name : `${name.slice(0, at)} (${count})${name.slice(at)}`;
    } while (given.has(unique));
    counts.set(name, count);
    given.add(unique);
    return unique;
  };
}
