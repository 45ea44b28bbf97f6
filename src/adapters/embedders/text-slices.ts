/** In UTF-16 code units. Normalising takes time that grows with the square of the combining marks in a row: none may hold more. */
const longestSlice = 1024;

/** What may become one character with the one before: marks, vowels and finals of Hangul, halfwidth voicing. */
const joining = /[\p{M}\u1160-\u11ff\uff9e\uff9f]/u;

/**
 * The text in parts that are normalised and put in lower case one by one, and give together what the whole would give: cut
 * behind a space or a line break where there is one, else where no character joins the one before. Only a run of hundreds of
 * marks is cut inside.
 */
export function* textSlices(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > longestSlice) {
    const to = cutOf(text, from);
    yield text.slice(from, to);
    from = to;
  }
  if (from < text.length) yield text.slice(from);
}

function cutOf(text: string, from: number): number {
  const furthest = from + longestSlice;
  const nearest = from + longestSlice / 2;
  for (let at = furthest; at > nearest; at--) {
    const unit = text.charCodeAt(at - 1);
    if (unit === 0x20 || unit === 0x0a) return at;
  }
  for (let at = furthest; at > nearest; at--) {
    if (!isInsidePair(text, at) && !joining.test(characterAt(text, at))) return at;
  }
  return isInsidePair(text, furthest) ? furthest - 1 : furthest;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) as number);
}

function isInsidePair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
