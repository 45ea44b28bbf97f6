/** What one request may hold at most. */
export interface BatchLimits {
  texts: number;
  /** In UTF-16 code units; a longer text goes alone. */
  characters: number;
}

/** The positions of the texts that are to be sent, request by request and in their order. Texts of white space alone are none. */
export function textBatches(texts: readonly string[], limits: BatchLimits): number[][] {
  const batches: number[][] = [];
  let batch: number[] = [];
  let characters = 0;
  for (const [at, text] of texts.entries()) {
    if (text.trim() === "") continue;
    const isFull = batch.length >= limits.texts || characters + text.length > limits.characters;
    if (batch.length === 0 || isFull) {
      batch = [];
      characters = 0;
      batches.push(batch);
    }
    batch.push(at);
    characters += text.length;
  }
  return batches;
}
