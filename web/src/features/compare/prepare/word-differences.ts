/** A stretch of words: in both texts, or in one of them alone. */
export interface WordStretch {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Rows times columns of the table that finds what two texts have in common: 4 MB, some 10 ms. */
const mostCells = 2_000_000;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * What was taken out of a text and what was put in, word by word, by their longest common subsequence. What both begin or end with is
 * not looked at twice; texts that are still too long are one stretch removed and one added between these.
 */
export function wordDifferences(before: string, after: string): WordStretch[] {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head++;
  let tail = 0;
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  const inner = {
    left: left.slice(head, left.length - tail),
    right: right.slice(head, right.length - tail),
  };
  const middle: [WordStretch["kind"], string][] =
    (inner.left.length + 1) * (inner.right.length + 1) > mostCells
      ? [
          ["removed", inner.left.join("")],
          ["added", inner.right.join("")],
        ]
      : aligned(inner.left, inner.right);
  return joined([
    ["same", left.slice(0, head).join("")],
    ...middle,
    ["same", left.slice(left.length - tail).join("")],
  ]);
}

/** Words, and what stands between them; together the text. */
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function aligned(left: readonly string[], right: readonly string[]): [WordStretch["kind"], string][] {
  const width = right.length + 1;
  // Of the texts from a pair of words to their ends: how many words they have in common, in order.
  const common = new Uint16Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      common[row * width + column] =
        left[row] === right[column]
          ? common[(row + 1) * width + column + 1]! + 1
          : Math.max(common[(row + 1) * width + column]!, common[row * width + column + 1]!);
    }
  }
  const pieces: [WordStretch["kind"], string][] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      pieces.push(["same", left[row]!]);
      row++;
      column++;
    } else if (
      column === right.length ||
      (row < left.length && common[(row + 1) * width + column]! >= common[row * width + column + 1]!)
    ) {
      pieces.push(["removed", left[row]!]);
      row++;
    } else {
      pieces.push(["added", right[column]!]);
      column++;
    }
  }
  return pieces;
}

/** Neighbours of a kind are one stretch. A gap between two replaced words is part of the change: marks with holes are hard to read. */
function joined(pieces: readonly [WordStretch["kind"], string][]): WordStretch[] {
  const stretches: WordStretch[] = [];
  let [removed, added] = ["", ""];
  const flush = (): void => {
    if (removed !== "") stretches.push({ kind: "removed", text: removed });
    if (added !== "") stretches.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  const told = pieces.filter(([, text]) => text !== "");
  for (const [index, [kind, text]] of told.entries()) {
    const isBetween = (told[index + 1]?.[0] ?? "same") !== "same";
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (text.trim() === "" && removed !== "" && added !== "" && isBetween) {
      removed += text;
      added += text;
    } else {
      flush();
      const last = stretches.at(-1);
      if (last?.kind === "same") last.text += text;
      else stretches.push({ kind: "same", text });
    }
  }
  flush();
  return stretches;
}
