/** A stretch of an answer, and the numbers of the citations that stand behind it, from 1. */
export interface AnswerPiece {
  text: string;
  citations: number[];
}

/**
 * The answer cut where cited words end. A citation whose words do not stand in the answer, as when a model says the same in its own,
 * has no place of its own: its number is among `unplaced`.
 */
export function answerPieces(
  text: string,
  citations: readonly { quote: string | null }[],
): { pieces: AnswerPiece[]; unplaced: number[] } {
  const unplaced: number[] = [];
  const byEnd = new Map<number, number[]>();
  for (const [index, { quote }] of citations.entries()) {
    const words = quote?.trim() ?? "";
    const start = words === "" ? -1 : text.indexOf(words);
    if (start === -1) unplaced.push(index + 1);
    else byEnd.set(start + words.length, [...(byEnd.get(start + words.length) ?? []), index + 1]);
  }
  const pieces: AnswerPiece[] = [];
  let from = 0;
  for (const end of [...byEnd.keys()].toSorted((a, b) => a - b)) {
    pieces.push({ text: text.slice(from, end), citations: byEnd.get(end)! });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), citations: [] });
  return { pieces, unplaced };
}
