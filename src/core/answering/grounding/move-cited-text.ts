import type { CitedText } from "./cited-text.ts";
import type { ContainedText } from "./contain-output.ts";

/** The sentences of a text where they stand once it was contained; those of which nothing is left are gone. */
export function moveCitedText(
  cited: CitedText,
  { text, origins }: Pick<ContainedText, "text" | "origins">,
): CitedText {
  const sentences = cited.sentences.flatMap(({ start, end, cites }) => {
    const moved = { start: firstFrom(origins, start), end: firstFrom(origins, end) };
    while (moved.start < moved.end && blank.test(text.charAt(moved.start))) moved.start++;
    while (moved.start < moved.end && blank.test(text.charAt(moved.end - 1))) moved.end--;
    return moved.start < moved.end ? [{ ...moved, cites }] : [];
  });
  return { text, sentences, citationsGiven: cited.citationsGiven };
}

const blank = /\s/;

/** The first place that came from `origin` or later. */
function firstFrom(origins: readonly number[], origin: number): number {
  let [low, high] = [0, origins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origins[middle] as number) < origin) low = middle + 1;
    else high = middle;
  }
  return low;
}
