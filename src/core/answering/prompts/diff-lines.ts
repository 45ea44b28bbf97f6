import { diffArrays } from "diff";

/** A piece of a line; `changed` where the other side says something else there. */
export interface LinePart {
  text: string;
  changed: boolean;
}

export interface DiffLine {
  kind: "same" | "removed" | "added";
  /** Joined, the line. */
  parts: LinePart[];
}

/**
 * What became of the lines of one text in another. Removed and same lines are the first text, added and same lines the second;
 * a line that was rewritten stands removed and then added, with the words marked that differ.
 */
export function diffLines(first: string, second: string): DiffLine[] {
  const [before, after] = [first.split("\n"), second.split("\n")];
  // What is wholly different would take time by the square; it has no lines in common that are worth a search.
  const changes = diffArrays(before, after, { maxEditLength: mostEdits }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  const lines: DiffLine[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    lines.push(...rewritten(removed, added));
    [removed, added] = [[], []];
  };
  for (const change of changes) {
    if (change.removed) removed.push(...change.value);
    else if (change.added) added.push(...change.value);
    else {
      flush();
      lines.push(...change.value.map((text) => whole("same", text)));
    }
  }
  flush();
  return lines;
}

/** Lines that stand in the place of others. Each removed one stands before the added one that it became. */
function rewritten(removed: readonly string[], added: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  const addedWords = added.map(wordSet);
  let next = 0;
  for (const line of removed) {
    const words = wordSet(line);
    const near = addedWords.slice(next, next + mostLooked);
    const at = near.findIndex((others) => isRewriting(words, others));
    const found = at === -1 ? -1 : next + at;
    if (found === -1) {
      lines.push(whole("removed", line));
      continue;
    }
    lines.push(...added.slice(next, found).map((other) => whole("added", other)));
    lines.push(...markedWords(line, added[found] ?? ""));
    next = found + 1;
  }
  return [...lines, ...added.slice(next).map((other) => whole("added", other))];
}

function isRewriting(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > 0 && 2 * shared >= leastShared * (words.size + others.size);
}

function markedWords(line: string, other: string): DiffLine[] {
  const changes = diffArrays(wordsOf(line), wordsOf(other), { maxEditLength: mostEdits });
  if (changes === undefined) return [whole("removed", line), whole("added", other)];
  const parts = (kind: "removed" | "added"): LinePart[] =>
    changes
      .filter((change) => change[kind] || (!change.removed && !change.added))
      .map((change) => ({ text: change.value.join(""), changed: change[kind] }));
  return [
    { kind: "removed", parts: parts("removed") },
    { kind: "added", parts: parts("added") },
  ];
}

function whole(kind: DiffLine["kind"], text: string): DiffLine {
  return { kind, parts: [{ text, changed: kind !== "same" }] };
}

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Words, and what stands between them; joined, the line. A place such as {{question}} is one word. */
function wordsOf(line: string): string[] {
  return line
    .split(/(\{\{[a-z]+\}\})/)
    .flatMap((piece, index) =>
      index % 2 === 1 ? [piece] : [...segmenter.segment(piece)].map(({ segment }) => segment),
    );
}

function wordSet(line: string): Set<string> {
  return new Set(wordsOf(line).filter((word) => /[\p{L}\p{N}]/u.test(word)));
}

const mostEdits = 1000;
/** Lines among which one is looked for that another became. */
const mostLooked = 30;
/** Of the words of two lines, from which on one is the other rewritten. */
const leastShared = 0.5;
