export interface DiffPiece {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Edits at most, so that two long texts that share nothing cost no more than a moment. */
const mostEdits = 1200;

/** A letter of a script that puts no space between words: it is as good as a word. */
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]`;
const token = new RegExp(String.raw`${unspaced}|[[\p{L}\p{N}]--${unspaced}]+|\s+|[^\p{L}\p{N}\s]`, "gv");

/** Words, white space and marks apart: joined they are the text again. */
export function wordsOf(text: string): string[] {
  return text.match(token) ?? [];
}

/** Lines with their ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * What became of a text, word by word; line by line where the words differ too much, and as a whole where the lines do too. The
 * pieces that are not added are the text before, those that are not removed the text after.
 */
export function diffTexts(before: string, after: string): DiffPiece[] {
  return (
    diffTokens(wordsOf(before), wordsOf(after), isBlank) ??
    diffTokens(linesOf(before), linesOf(after)) ?? [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ]
  );
}

function isBlank(token: string): boolean {
  return token.trim() === "";
}

/**
 * The fewest removals and additions (Myers 1986, "An O(ND) difference algorithm"); undefined where there are too many.
 * @param isGap what is part of the change where it is all that stands between two changes: marks with holes are hard to read
 */
export function diffTokens(
  before: readonly string[],
  after: readonly string[],
  isGap: (token: string) => boolean = () => false,
): DiffPiece[] | undefined {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  const middle = shortestEdit(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  if (middle === undefined) return undefined;
  return joined(
    [
      ...before.slice(0, head).map((text): DiffPiece => ({ kind: "same", text })),
      ...middle,
      ...before.slice(before.length - tail).map((text): DiffPiece => ({ kind: "same", text })),
    ],
    isGap,
  );
}

function shortestEdit(before: readonly string[], after: readonly string[]): DiffPiece[] | undefined {
  const most = Math.min(before.length + after.length, mostEdits);
  // Furthest place in `before` on each diagonal, shifted so that no index is below 0.
  const furthest = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    history.push(furthest.slice(most + 1 - edits - 1, most + 1 + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = most + 1 + diagonal;
      const isDown = diagonal === -edits || (diagonal !== edits && furthest[at - 1]! < furthest[at + 1]!);
      let x = isDown ? furthest[at + 1]! : furthest[at - 1]! + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest[at] = x;
      if (x >= before.length && x - diagonal >= after.length) return walkedBack(before, after, history);
    }
  }
  return undefined;
}

function walkedBack(
  before: readonly string[],
  after: readonly string[],
  history: readonly Int32Array[],
): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = history.length - 1; edits >= 0; edits -= 1) {
    const row = history[edits]!;
    const read = (diagonal: number): number => row[diagonal + edits + 1]!;
    const diagonal = x - y;
    const isDown = diagonal === -edits || (diagonal !== edits && read(diagonal - 1) < read(diagonal + 1));
    const from = isDown ? diagonal + 1 : diagonal - 1;
    const startX = edits === 0 ? 0 : read(from);
    const startY = edits === 0 ? 0 : startX - from;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      pieces.push({ kind: "same", text: before[x]! });
    }
    if (edits === 0) break;
    if (isDown) {
      y -= 1;
      pieces.push({ kind: "added", text: after[y]! });
    } else {
      x -= 1;
      pieces.push({ kind: "removed", text: before[x]! });
    }
  }
  return pieces.toReversed();
}

/** Neighbours of one kind as one piece; of a change what was removed stands first. */
function joined(pieces: readonly DiffPiece[], isGap: (token: string) => boolean): DiffPiece[] {
  const all: DiffPiece[] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    if (removed !== "") all.push({ kind: "removed", text: removed });
    if (added !== "") all.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  for (const [at, { kind, text }] of pieces.entries()) {
    const isBetween = (pieces[at + 1]?.kind ?? "same") !== "same";
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (isBetween && removed !== "" && added !== "" && isGap(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      const last = all.at(-1);
      if (last?.kind === "same") last.text += text;
      else all.push({ kind, text });
    }
  }
  flush();
  return all;
}
