/** A full stop with white space behind it, one of Chinese and Japanese, or the end of a line: what follows cannot undo it. */
const end = /(?<=[.!?…]["'”’)\]]*)\s+|(?<=[。！？])|\n+/u;

/** The sentences of a text that are finished: what is still being written is not among them until `isDone`. */
export function wholeSentences(text: string, isDone: boolean): string[] {
  const sentences = text.split(end);
  return (isDone ? sentences : sentences.slice(0, -1))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
