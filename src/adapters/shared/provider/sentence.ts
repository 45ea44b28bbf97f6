/** What another program said, fit to stand in a message: one line, no control characters, not long, ending like a sentence. */
export function sentence(text: string, mostCharacters = 300): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();
  const short = line.length > mostCharacters ? `${line.slice(0, mostCharacters).trimEnd()}…` : line;
  return /[.!?…]$/u.test(short) ? short.replace(/…$/u, "….") : `${short}.`;
}
