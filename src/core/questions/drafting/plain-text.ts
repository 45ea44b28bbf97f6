/** What a person reads of a line of Markdown: no markers, no emphasis, links by their words. */
export function readable(markdown: string): string {
  return markdown
    .replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/, "")
    .replace(/^#{1,6}\s+/, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\d])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\d])/gu, "$2")
    .replace(/`([^`]+)`/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** How many characters of list markers and check boxes a line begins with: they are no part of what it says. */
export function markerLength(line: string): number {
  return /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/.exec(line)?.[0].length ?? 0;
}

/** True for what is code, markup or a fragment rather than a sentence. */
export function isCodeLike(text: string): boolean {
  return /[{}<>|=\\]|https?:|`|::|\/\/|\w\(\)|\$\w|[A-Za-z]\.[a-z]\w+\(|\b\w+_\w+\b/.test(text);
}

/** "The oven" inside a sentence is "the oven"; "Mairi" stays, and so does a word the corpus never writes small. */
export function midSentence(text: string, isCommonWord: (word: string) => boolean): string {
  const first = /^[\p{L}'’-]+/u.exec(text)?.[0] ?? "";
  if (first === "" || first === "I" || first !== capitalised(first.toLowerCase())) return text;
  return isCommonWord(first.toLowerCase()) ? first.toLowerCase() + text.slice(first.length) : text;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function wordCount(text: string): number {
  return text.trim() === "" ? 0 : text.trim().split(/\s+/).length;
}
