import { counted } from "../../../contracts/count-text.ts";
import { windows1252Notice } from "../shared/windows-1252-notice.ts";

/** A page's text, without its byte order mark. */
export interface DecodedHtml {
  html: string;
  /** What could not be decoded, or had to be guessed, in a sentence or two. */
  notice?: string;
}

/** How far into a file its encoding is looked for; browsers look into the first 1024 bytes. */
const declarationLength = 4096;

/** By byte order mark, by what the page declares, else UTF-8 where the bytes are valid UTF-8, else Windows-1252. */
export function decodeHtml(bytes: Uint8Array): DecodedHtml {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return decodedAs(marked, bytes);
  const byZeros = unmarkedUtf16(bytes);
  if (byZeros !== undefined)
    return withNotice("Read as UTF-16, told by its zero bytes.", decodedAs(byZeros, bytes));
  const { encoding, fault } = declaredEncoding(bytes);
  return withNotice(fault, encoding === undefined ? guessed(bytes) : decodedAs(encoding, bytes));
}

function decodedAs(encoding: string, bytes: Uint8Array): DecodedHtml {
  try {
    return { html: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    const html = new TextDecoder(encoding).decode(bytes);
    const places = counted(html.split("\ufffd").length - 1, "place");
    return { html, notice: `${places} could not be decoded as ${encoding}.` };
  }
}

function guessed(bytes: Uint8Array): DecodedHtml {
  try {
    return { html: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const html = new TextDecoder("windows-1252").decode(bytes);
    return { html, notice: windows1252Notice(html) };
  }
}

function withNotice(notice: string | undefined, decoded: DecodedHtml): DecodedHtml {
  const sentences = [notice, decoded.notice].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? decoded : { html: decoded.html, notice: sentences.join(" ") };
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

/** A page begins with "<", or with blank space before it. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const isMarkup = (byte: number | undefined) =>
    byte === 0x3c || byte === 0x20 || byte === 0x0a || byte === 0x0d;
  if (isMarkup(bytes[0]) && bytes[1] === 0 && bytes[3] === 0) return "utf-16le";
  if (isMarkup(bytes[1]) && bytes[0] === 0 && bytes[2] === 0) return "utf-16be";
  return undefined;
}

interface Declared {
  encoding?: string;
  /** Why what it declares is not followed. */
  fault?: string;
}

/** As `<meta charset>`, `<meta http-equiv>` or an XML declaration says. */
function declaredEncoding(bytes: Uint8Array): Declared {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, declarationLength));
  const declared =
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start) ??
    /<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start.replace(/<!--[^]*?-->/g, ""));
  const label = declared?.[1];
  if (label === undefined) return {};
  // The declaration itself was read byte by byte, so it is not in UTF-16.
  if (/^utf-?16/i.test(label)) {
    return { encoding: "utf-8", fault: `It declares ${label}, which it is not, so it was read as UTF-8.` };
  }
  try {
    return { encoding: new TextDecoder(label).encoding };
  } catch {
    return { fault: `It declares the encoding "${label}", which is not known.` };
  }
}
