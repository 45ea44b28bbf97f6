import type { VectorHit } from "../../../ports/vector-index.ts";

/** The best `limit` rows of those offered. Offer rows in ascending order: of equal scores the earlier row is kept. */
export interface TopRows {
  offer(row: number, score: number): void;
  /** Score of the worst kept row: what an offer must exceed; -Infinity while there is room. */
  limit(): number;
  /** Best first, ties by row ascending. */
  ranked(): VectorHit[];
}

/** A binary heap with the worst kept row at its root: most offers cost one comparison. */
export function topRows(limit: number): TopRows {
  const rows: number[] = [];
  const scores: number[] = [];

  const isWorse = (a: number, b: number): boolean =>
    scores[a] !== scores[b]
      ? (scores[a] as number) < (scores[b] as number)
      : (rows[a] as number) > (rows[b] as number);

  const swap = (a: number, b: number): void => {
    const [row, score] = [rows[a] as number, scores[a] as number];
    rows[a] = rows[b] as number;
    scores[a] = scores[b] as number;
    rows[b] = row;
    scores[b] = score;
  };

  const raise = (from: number): void => {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!isWorse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };

  const sink = (): void => {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= rows.length) return;
      const right = left + 1;
      const worst = right < rows.length && isWorse(right, left) ? right : left;
      if (!isWorse(worst, at)) return;
      swap(worst, at);
      at = worst;
    }
  };

  return {
    offer(row, score) {
      if (rows.length < limit) {
        rows.push(row);
        scores.push(score);
        raise(rows.length - 1);
      } else if (score > (scores[0] ?? Infinity)) {
        rows[0] = row;
        scores[0] = score;
        sink();
      }
    },
    limit: () => (rows.length < limit ? -Infinity : (scores[0] ?? Infinity)),
    ranked: () =>
      rows
        .map((row, at) => ({ row, score: scores[at] as number }))
        .sort((a, b) => b.score - a.score || a.row - b.row),
  };
}
