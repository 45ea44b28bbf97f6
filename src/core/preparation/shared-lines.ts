/** A line counts as boilerplate when this share of the documents, and at least three of them, hold it. */
const boilerplateShare = 0.3;
const boilerplateDocuments = 3;

/** Lines, without blanks around them, that many of the texts hold; undefined where there are too few texts to tell. */
export function sharedLines(texts: readonly string[]): Set<string> | undefined {
  if (texts.length < boilerplateDocuments) return undefined;
  const documents = new Map<string, number>();
  for (const text of texts) {
    const lines = new Set(text.split("\n").map((line) => line.trim()));
    lines.delete("");
    for (const line of lines) documents.set(line, (documents.get(line) ?? 0) + 1);
  }
  const needed = Math.max(boilerplateDocuments, Math.ceil(texts.length * boilerplateShare));
  return new Set([...documents].filter(([, count]) => count >= needed).map(([line]) => line));
}
