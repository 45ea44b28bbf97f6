import type { Passage } from "../../../contracts/passage.ts";

/** Number, from 1, of the passage that holds a citation; of several, one that is preferred. */
export function passageOf(
  { source, start, end }: Passage,
  passages: readonly Passage[],
  preferred: readonly number[],
): number {
  const holding = passages.flatMap((passage, place) =>
    passage.source === source && passage.start <= start && end <= passage.end ? [place + 1] : [],
  );
  return holding.find((number) => preferred.includes(number)) ?? (holding[0] as number);
}
