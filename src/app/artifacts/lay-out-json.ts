const step = "  ";
/** What lies deeper is moved in no further: white space is not to be most of what is written. */
const deepest = 20;

/**
 * JSON with a line for every entry, however much of its end is missing. Nothing in a string is touched, and white space outside
 * of strings is written anew.
 */
export function layOutJson(json: string): string {
  const pieces: string[] = [];
  let depth = 0;
  let isJustOpened = false;
  const breakLine = () => pieces.push("\n", step.repeat(Math.min(depth, deepest)));
  // Strings, then brackets and marks, then numbers and words; a string that is cut off runs to the end.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[[\]{}:,]|[^\s"[\]{}:,]+/g)) {
    const closes = token === "}" || token === "]";
    if (closes) depth = Math.max(0, depth - 1);
    // An empty list or object is written on one line.
    if (closes ? !isJustOpened : isJustOpened) breakLine();
    pieces.push(token === ":" ? ": " : token);
    isJustOpened = token === "{" || token === "[";
    if (isJustOpened) depth += 1;
    if (token === ",") breakLine();
  }
  return pieces.join("");
}
