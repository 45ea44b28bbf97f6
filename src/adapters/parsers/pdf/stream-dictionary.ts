/** So much of a dictionary whose beginning is not found. */
const shownWithoutBeginning = 2000;

/**
 * The entries of the dictionary before a stream, for looking at: without strings, comments and what lies in dictionaries within, names with
 * their escapes resolved.
 */
export function streamDictionary(view: Buffer, from: number, at: number): string {
  return withNamesResolved(ownEntries(textFromObject(view.subarray(from, at))));
}

/** From the "obj" that the dictionary belongs to. Where there is none, the text begins in the midst of a dictionary. */
function textFromObject(before: Buffer): string {
  let opened = before.lastIndexOf("obj", undefined, "latin1");
  while (opened >= 3 && before.toString("latin1", opened - 3, opened) === "end")
    opened = before.lastIndexOf("obj", opened - 1, "latin1");
  return opened < 0
    ? `<<${before.toString("latin1", Math.max(0, before.length - shownWithoutBeginning))}`
    : before.toString("latin1", opened);
}

function ownEntries(text: string): string {
  const plain = text.replace(/\\[\\()]/g, " ").replace(/\([^()]*\)|%[^\r\n]*|(?<!<)<[^<>]*>/g, " ");
  let depth = 0;
  let own = "";
  for (const [piece] of plain.matchAll(/<<|>>|[^<>]+|[<>]/g)) {
    if (piece === "<<") depth += 1;
    else if (piece === ">>") depth -= 1;
    else if (depth === 1) own += piece;
  }
  return own;
}

function withNamesResolved(entries: string): string {
  return entries.replace(/#([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
