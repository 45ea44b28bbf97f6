import { counted } from "../../../contracts/count-text.ts";

/** A page's text, without its byte order mark. */
export interface DecodedHtml {
  html: string;
  /** What could not be decoded, in a sentence. */
  notice?: string;
}

/** How far into a file its encoding is looked for; browsers look into the first 1024 bytes. */
const declarationLength = 4096;

/** By byte order mark, by what the page declares, else UTF-8 where the bytes are valid UTF-8, else Windows-1252. */
export function decodeHtml(bytes: Uint8Array): DecodedHtml {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes) ?? declaredEncoding(bytes);
  try {
    return { html: new TextDecoder(encoding ?? "utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const html = new TextDecoder(encoding ?? "windows-1252").decode(bytes);
    if (encoding === undefined) return { html };
    const places = counted(html.split("\ufffd").length - 1, "place");
    return { html, notice: `${places} could not be decoded as ${encoding}.` };
  }
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

/** As `<meta charset>`, `<meta http-equiv>` or an XML declaration says; undefined for a name that means nothing. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, declarationLength));
  const declared =
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start) ??
    /<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start.replace(/<!--[^]*?-->/g, ""));
  const label = declared?.[1];
  if (label === undefined) return undefined;
  // The declaration itself was read byte by byte, so it is not in UTF-16.
  if (/^utf-?16/i.test(label)) return "utf-8";
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
