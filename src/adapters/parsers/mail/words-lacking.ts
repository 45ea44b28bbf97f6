/** Scripts without blanks between words are compared letter by letter. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;
const address = /(?:https?:\/\/|www\.|mailto:)[^\s<>]+/gi;

export interface WordsLacking {
  /** Different words of the one text that the other does not have. */
  lacking: number;
  /** Different words of the one text. */
  of: number;
}

/** Without web addresses: the one part of a mail shows them, the other has them behind its words. */
export function wordsLacking(text: string, other: string): WordsLacking {
  const [own, known] = [wordsOf(text), wordsOf(other)];
  return { lacking: [...own].filter((one) => !known.has(one)).length, of: own.size };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.replace(address, " ").normalize("NFC").toLowerCase().match(word));
}
