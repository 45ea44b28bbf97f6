/** From lines of a value and the words that mean it. */
export function valuesOfWords(lines: string): Map<string, number> {
  return new Map(
    lines.split("\n").flatMap((line) => {
      const [value = "", ...words] = line.trim().split(/\s+/);
      return words.map((word): [string, number] => [word, Number(value)]);
    }),
  );
}
