import type { DigestOf } from "../../ports/digest-of.ts";

/** An id from what a question asks: the same words, the same id. `isTaken` asks for a longer one. */
export function questionId(
  words: string,
  digestOf: DigestOf,
  isTaken: (id: string) => boolean = () => false,
): string {
  const digest = digestOf(words);
  for (let length = 8; length < digest.length; length++) {
    const id = `q-${digest.slice(0, length)}`;
    if (!isTaken(id)) return id;
  }
  return `q-${digest}`;
}
