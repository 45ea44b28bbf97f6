/** Bytes as UTF-8, whose characters may be split anywhere. Bytes that are none become U+FFFD; a byte order mark is left out. */
export async function* decodedTexts(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of body) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
