export interface RowHeap {
  size(): number;
  /** The highest score; among equals the lowest row. */
  top(): { row: number; score: number };
  removeTop(): void;
  /** Gives the top a lower score. */
  lowerTop(score: number): void;
}

/** A heap of rows by their scores. */
export function rowHeap(rows: Uint32Array, scores: Float64Array): RowHeap {
  const heap = rows.slice();
  const keys = Float64Array.from(rows, (row) => scores[row] as number);
  let size = heap.length;

  function precedes(score: number, row: number, other: number): boolean {
    const otherScore = keys[other] as number;
    return score > otherScore || (score === otherScore && row < (heap[other] as number));
  }

  function sink(from: number): void {
    const row = heap[from] as number;
    const key = keys[from] as number;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && precedes(keys[child + 1] as number, heap[child + 1] as number, child)) child++;
      if (precedes(key, row, child)) break;
      heap[at] = heap[child] as number;
      keys[at] = keys[child] as number;
      at = child;
    }
    heap[at] = row;
    keys[at] = key;
  }

  for (let at = (size >>> 1) - 1; at >= 0; at--) sink(at);
  return {
    size: () => size,
    top: () => ({ row: heap[0] as number, score: keys[0] as number }),
    removeTop() {
      size--;
      heap[0] = heap[size] as number;
      keys[0] = keys[size] as number;
      sink(0);
    },
    lowerTop(score) {
      keys[0] = score;
      sink(0);
    },
  };
}
