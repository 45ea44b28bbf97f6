const mostNamed = 5;

/** "row 4", "rows 4, 7 and 9", "rows 4, 7, 9, 12, 15 and 81 more". */
export function someOf(noun: string, numbers: readonly number[]): string {
  if (numbers.length === 1) return `${noun} ${numbers[0]}`;
  const named = numbers.length <= mostNamed + 1 ? numbers.slice(0, -1) : numbers.slice(0, mostNamed);
  const last =
    named.length === numbers.length - 1 ? `${numbers.at(-1)}` : `${numbers.length - named.length} more`;
  return `${noun}s ${named.join(", ")} and ${last}`;
}
