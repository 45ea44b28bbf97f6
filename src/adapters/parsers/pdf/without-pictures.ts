/** No dictionary of a picture is longer; what is, is left as it is. */
const longestDictionary = 2000;
const decoders = /\/(?:DCTDecode|DCT|JPXDecode|JBIG2Decode|CCITTFaxDecode|CCF)\b/g;
const sizes = /(\/(?:Width|Height)\s+)(\d+)(?!\s+\d+\s+R|\d)/g;

/**
 * The same bytes with every picture declared one point wide and high, in no compression that a picture has of its own.
 * Soundings looks only at where pictures are painted: so none is ever decoded, which costs most on scanned files and is where
 * hostile ones strike. Nothing moves, since every change keeps its length. A picture is a stream, and the dictionary of a stream is
 * never compressed or encrypted, so all are found.
 */
export function withoutPictures(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const patched = new Uint8Array(bytes);
  const view = Buffer.from(patched.buffer, patched.byteOffset, patched.byteLength);
  let from = 0;
  for (;;) {
    const at = view.indexOf("/Image", from, "latin1");
    if (at < 0) return patched;
    from = at + 6;
    if (!/\/Subtype\s*$/.test(view.toString("latin1", Math.max(0, at - 20), at))) continue;
    const dictionary = dictionaryAround(view, at);
    if (dictionary !== undefined) view.write(neutral(dictionary.text), dictionary.start, "latin1");
  }
}

function dictionaryAround(view: Buffer, at: number): { start: number; text: string } | undefined {
  const before = view.toString("latin1", Math.max(0, at - longestDictionary), at);
  const after = view.toString("latin1", at, at + longestDictionary);
  const opened = before.lastIndexOf(" obj") + 1 || before.lastIndexOf("\nobj") + 1;
  const closed = after.indexOf("stream");
  if (opened === 0 || closed < 0) return undefined;
  const text = before.slice(opened) + after.slice(0, closed);
  const plain = /^obj\s*<<[\s\x20-\x7e]*>>\s*$/.test(text) && !/\bendobj\b/.test(text);
  return plain ? { start: at - (before.length - opened), text } : undefined;
}

function neutral(dictionary: string): string {
  return dictionary
    .replace(decoders, (name) => `/${"X".repeat(name.length - 1)}`)
    .replace(sizes, (_, key: string, digits: string) => key + "1".padStart(digits.length, "0"));
}
