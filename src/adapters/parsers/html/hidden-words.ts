/** Fewer words are a name, a date or a mark of a build. */
const leastWords = 3;

/** Whether a text that nobody sees could say something, in any script. */
export function saysSomething(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  if (words.length >= leastWords) return true;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{6,}/u.test(text);
}

/** The words of a comment without its markup; empty for conditions of old browsers, for scripts and for what says nothing. */
export function wordsOfComment(comment: string): string {
  if (/^\s*(?:\[if|<!\[|\[endif)/i.test(comment)) return "";
  const words = comment
    .replace(/<(script|style)\b[^]*?(?:<\/\1|$)/gi, " ")
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/\s+/g, " ")
    .trim();
  return saysSomething(words) ? words : "";
}
