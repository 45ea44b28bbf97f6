/** What a code point means for cutting text into words. */
export const separator = 0;
/** A letter or digit of a script that writes spaces between words. */
export const wordCharacter = 1;
/** Continues a word and begins none: combining marks, joiners, the soft hyphen. */
export const joiner = 2;
/** A character of a script written without spaces between words (Han, Kana, Thai, …) or with long inflected words (Hangul). */
export const unspaced = 3;
/** Stands inside words, such as don't. */
export const apostrophe = 4;
const unknown = 255;

const unspacedScript =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const mark = /\p{M}/u;
const letter = /[\p{L}\p{Nl}]/u;

const classOfCodeUnit = new Uint8Array(0x10000).fill(unknown);
for (const quote of "'\u2019\uff07") classOfCodeUnit[quote.charCodeAt(0)] = apostrophe;
for (const joining of "\u00ad\u200c\u200d") classOfCodeUnit[joining.charCodeAt(0)] = joiner;

/** Class of the code point at `position`, which must lie inside the text. */
export function wordClassAt(text: string, position: number): number {
  const codeUnit = text.charCodeAt(position);
  if ((codeUnit & 0xfc00) === 0xd800)
    return classify(String.fromCodePoint(text.codePointAt(position) as number));
  const known = classOfCodeUnit[codeUnit] as number;
  if (known !== unknown) return known;
  const found = classify(String.fromCharCode(codeUnit));
  classOfCodeUnit[codeUnit] = found;
  return found;
}

function classify(character: string): number {
  if (unspacedScript.test(character) && (letter.test(character) || mark.test(character))) return unspaced;
  if (letterOrDigit.test(character)) return wordCharacter;
  return mark.test(character) ? joiner : separator;
}
