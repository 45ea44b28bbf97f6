const longest = 80;

/** What a source says of itself, short and on one line, for use within a label: without characters that no font shows. */
export function labelText(text: string): string {
  const plain = text
    .slice(0, longest * 4)
    .toWellFormed()
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
  const letters = Array.from(plain);
  return letters.length > longest ? `${letters.slice(0, longest).join("").trimEnd()}…` : plain;
}
