const step = "  ";

/**
 * JSON with a line for every entry, however much of its end is missing. Nothing in a string is touched, and white space outside
 * of strings is written anew.
 */
export function layOutJson(json: string): string {
  let laidOut = "";
  let depth = 0;
  const newLine = () => `\n${step.repeat(depth)}`;
  // Strings, then brackets and marks, then numbers and words; a string that is cut off runs to the end.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[[\]{}:,]|[^\s"[\]{}:,]+/g)) {
    if (token === "{" || token === "[") {
      depth += 1;
      laidOut += token + newLine();
    } else if (token === "}" || token === "]") {
      depth = Math.max(0, depth - 1);
      laidOut = isEmptyBracket(laidOut) ? `${laidOut.trimEnd()}${token}` : `${laidOut}${newLine()}${token}`;
    } else if (token === ",") {
      laidOut += `,${newLine()}`;
    } else {
      laidOut += token === ":" ? ": " : token;
    }
  }
  return laidOut;
}

/** What was written ends with a bracket that nothing followed. */
function isEmptyBracket(written: string): boolean {
  return /[[{]\s*$/.test(written.slice(-200));
}
