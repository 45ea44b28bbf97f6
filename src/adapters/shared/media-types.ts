import path from "node:path";

/** Of every kind of file that a parser takes, by its lower-case endings. */
const mediaTypes: Readonly<Record<string, string>> = {
  ".txt": "text/plain",
  ".text": "text/plain",
  ".log": "text/plain",
  ".pdf": "application/pdf",
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "text/html",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".mdown": "text/markdown",
  ".mdx": "text/markdown",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".docm": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".dotm": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".doc": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".pptm": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".ppsx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".ppsm": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".potx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".potm": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".ppt": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xlsm": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xltx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xltm": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xls": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xlsb": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".epub": "application/epub+zip",
  ".csv": "text/csv",
  ".tsv": "text/csv",
  ".jsonl": "application/jsonl",
  ".ndjson": "application/jsonl",
  ".eml": "message/rfc822",
  ".mbox": "application/mbox",
  ".mbx": "application/mbox",
  ".ics": "text/calendar",
  ".ical": "text/calendar",
  ".ifb": "text/calendar",
  ".icalendar": "text/calendar",
};

export const unknownMediaType = "application/octet-stream";

/** Lower-case endings of the files that a parser takes; other files are listed too, and left out when parsed. */
export const takenExtensions: readonly string[] = Object.keys(mediaTypes);

/** By the name's ending; "application/octet-stream" where no parser takes such files. */
export function mediaTypeOf(name: string): string {
  return mediaTypes[path.posix.extname(name).toLowerCase()] ?? unknownMediaType;
}

export function isTaken(name: string): boolean {
  return mediaTypeOf(name) !== unknownMediaType;
}
