export interface MailSpan {
  /** Of its first header line. */
  start: number;
  end: number;
}

const longestLine = 1000;
const fromLine = Buffer.from("From ");
const fromOnNextLine = Buffer.from("\nFrom ");

/**
 * Where the mails of a mailbox stand, in order. A mail begins below a line "From …" that is followed by a header line and
 * names a weekday and a time, or stands below an empty line and names an address: a sentence in a mail that begins with
 * "From" does neither. Content-Length is not trusted. One pass.
 */
export function* splitMbox(bytes: Buffer): Generator<MailSpan> {
  let start: number | undefined;
  for (let at = firstCandidate(bytes); at >= 0; at = nextCandidate(bytes, at)) {
    if (!separates(bytes, at)) continue;
    if (start !== undefined) yield { start, end: trimmedEnd(bytes, start, at) };
    start = lineEnd(bytes, at) + 1;
  }
  if (start !== undefined) yield { start, end: trimmedEnd(bytes, start, bytes.length) };
}

function firstCandidate(bytes: Buffer): number {
  return bytes.subarray(0, 5).equals(fromLine) ? 0 : nextCandidate(bytes, -1);
}

function nextCandidate(bytes: Buffer, after: number): number {
  const found = bytes.indexOf(fromOnNextLine, Math.max(0, after));
  return found < 0 ? -1 : found + 1;
}

function separates(bytes: Buffer, at: number): boolean {
  const end = lineEnd(bytes, at);
  const line = bytes.toString("latin1", at, Math.min(end, at + longestLine)).trimEnd();
  const next = bytes.toString("latin1", end + 1, Math.min(lineEnd(bytes, end + 1), end + 1 + longestLine));
  const isMailBelow = /^[!-9;-~]+[ \t]*:|^>?From /.test(next) || next.trim() === "";
  if (!isMailBelow) return false;
  const isDated = /\b(?:mon|tue|wed|thu|fri|sat|sun)\b/i.test(line) && /\d{1,2}:\d\d/.test(line);
  const isBelowBlank =
    at === 0 || bytes[at - 2] === 10 || (bytes[at - 2] === 13 && bytes[at - 3] === 10) || at === 1;
  return (
    isDated || (isBelowBlank && next.trim() !== "" && /^From (?:\S*@\S*|-|MAILER-DAEMON)(?:\s|$)/i.test(line))
  );
}

function lineEnd(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(10, from);
  return end < 0 ? bytes.length : end;
}

/** Without the empty line that stands above the next mail. */
function trimmedEnd(bytes: Buffer, start: number, end: number): number {
  let at = end;
  if (
    at > start &&
    bytes[at - 1] === 10 &&
    (bytes[at - 2] === 10 || (bytes[at - 2] === 13 && bytes[at - 3] === 10))
  ) {
    at -= bytes[at - 2] === 13 ? 2 : 1;
  }
  return Math.max(start, at);
}
