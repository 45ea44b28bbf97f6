import type { EgressResponse } from "../../../ports/egress.ts";

export interface PageBytes {
  bytes: Uint8Array;
  /** The encoding the site named, where the bytes were turned from it into UTF-8; null where they are as they came. */
  charset: string | null;
  /** Why they are not, though the site named an encoding; half a sentence. */
  fault?: string;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * A page's bytes so that a reader who does not see the answer's headers reads the same text: the encoding that the site names
 * comes before whatever the page says of itself (HTML standard, determining the character encoding), so text is kept as UTF-8 with
 * a byte order mark, which comes before both. Text of ASCII alone is the same in either.
 */
export function pageBytes({ headers, body }: EgressResponse, mediaType: string): PageBytes {
  const asTheyCame = { bytes: body, charset: null };
  const label = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers["content-type"] ?? "")?.[1];
  const isText = mediaType.startsWith("text/") || mediaType === "application/jsonl";
  if (label === undefined || !isText || hasMark(body)) return asTheyCame;
  const decoder = decoderFor(label);
  if (decoder === undefined) {
    return { ...asTheyCame, fault: `its site names the encoding "${label}", which is not known` };
  }
  try {
    const text = decoder.decode(body);
    const encoded = new TextEncoder().encode(text);
    if (encoded.length === text.length && Buffer.from(encoded).equals(body)) return asTheyCame;
    return { bytes: Buffer.concat([Uint8Array.from(byteOrderMark), encoded]), charset: decoder.encoding };
  } catch {
    return { ...asTheyCame, fault: `its site says that it is ${decoder.encoding}, and it is not` };
  }
}

function decoderFor(label: string) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

function hasMark([first, second, third]: Uint8Array): boolean {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 || (first === byteOrderMark[0] && second === byteOrderMark[1] && third === byteOrderMark[2]);
}
