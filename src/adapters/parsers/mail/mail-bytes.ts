import { AppError } from "../../../contracts/app-error.ts";
import { decodeText } from "../shared/decode-text.ts";
import { kindOf, otherKind } from "../shared/file-kind.ts";

/** Lines at the top that only mails have. One is enough. */
const known =
  /^(?:from|to|cc|bcc|date|subject|message-id|received|return-path|reply-to|sender|delivered-to|mime-version|content-type|x-[a-z-]+)[ \t]*:/im;
const topLooked = 65_536;

/**
 * A mail as the mail library takes it: without what programs put above the first header line, and with header lines in UTF-8.
 * Throws AppError "source.unreadable" for what has no header lines of a mail.
 */
export function mailBytes(given: Uint8Array): Uint8Array {
  const kind = kindOf(given);
  if (kind !== undefined) throw otherKind(kind);
  const isUtf16 = (given[0] === 0xff && given[1] === 0xfe) || (given[0] === 0xfe && given[1] === 0xff);
  const bytes = isUtf16 ? new TextEncoder().encode(decodeText(given).text) : given;
  const start = firstHeader(bytes);
  const end = endOfHeaders(bytes, start);
  const head = bytes.subarray(start, end);
  const shown = new TextDecoder("latin1").decode(head.subarray(0, topLooked));
  if (!known.test(shown)) {
    throw new AppError("source.unreadable", {
      message: given.length === 0 ? "is empty" : "has no header lines of a mail, such as From or Date",
      hint: given.length === 0 ? "Save the mail again." : "If it is text, rename it to end in .txt.",
    });
  }
  if (isUtf8(head)) return bytes.subarray(start);
  const encoded = new TextEncoder().encode(new TextDecoder("windows-1252").decode(head));
  const whole = new Uint8Array(encoded.length + bytes.length - end);
  whole.set(encoded);
  whole.set(bytes.subarray(end), encoded.length);
  return whole;
}

/** The same mail with its bodies labelled Windows-1252 where they were labelled UTF-8, or not at all. */
export function relabelled(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const labelled = text
    .replace(/charset[ \t]*=[ \t]*"?utf-?8"?/gi, "charset=windows-1252")
    .replace(/^content-type:[ \t]*text\/(?:plain|html)\b/gim, "$&; charset=windows-1252");
  const isTyped = /^content-type:/im.test(labelled.slice(0, endOfHeaders(bytes, 0)));
  const typed = isTyped ? labelled : `Content-Type: text/plain; charset=windows-1252\r\n${labelled}`;
  return new Uint8Array(Buffer.from(typed, "latin1"));
}

/** Behind a byte order mark, blank lines and the "From " lines of a mailbox. */
function firstHeader(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (;;) {
    while (bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 32 || bytes[at] === 9) at += 1;
    const isFromLine = /^>?From /.test(String.fromCharCode(...bytes.subarray(at, at + 6)));
    if (!isFromLine) return at;
    const end = bytes.indexOf(10, at);
    if (end < 0) return bytes.length;
    at = end + 1;
  }
}

/** Where the empty line below the headers begins, or the end. */
function endOfHeaders(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(10, start); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10 || (bytes[at + 1] === 13 && bytes[at + 2] === 10)) return at + 1;
  }
  return bytes.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
