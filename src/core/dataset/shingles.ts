/** A character of a script without spaces counts as a word, as elsewhere. */
const word = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|[\p{L}\p{M}\p{N}]+/gu;

/** Words in a row that make one shingle. */
export const shingleWords = 5;

export function wordsIn(text: string): number {
  return text.match(word)?.length ?? 0;
}

/** Hashes of all runs of five words of a text (of the whole text where it is shorter), in 32 bits, each once, rising. */
export function shingleHashes(text: string): Uint32Array {
  const words = text.toLowerCase().match(word) ?? [];
  const hashes = words.map(hashOf);
  const distinct = new Set<number>();
  for (let at = 0; at === 0 || at + shingleWords <= hashes.length; at++) {
    const run = hashes.slice(at, at + shingleWords);
    if (run.length > 0) distinct.add(run.reduce((mixed, hash) => mix(mixed ^ hash), 0x9e3779b9));
  }
  return Uint32Array.from(distinct).sort();
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
