const names: Readonly<Record<string, string>> = {
  "text/plain": "text",
  "text/markdown": "Markdown",
  "text/html": "web page",
  "text/csv": "table",
  "text/calendar": "calendar",
  "application/pdf": "PDF",
  "application/jsonl": "JSON lines",
  "application/mbox": "mailbox",
  "message/rfc822": "mail",
  "application/epub+zip": "EPUB",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "slides",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "workbook",
};

/** A kind of source in a word or two. */
export function mediaTypeName(mediaType: string): string {
  return names[mediaType] ?? mediaType;
}
