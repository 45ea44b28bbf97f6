import type { CharacterTurns } from "../character-turns.ts";
import { textSlices } from "../text-slices.ts";

export type VisitWord = (word: string) => void;

/** Longer runs of letters and digits are no words: keys, sequences, encoded bytes. */
export const longestWord = 64;

const firstBeyondAscii = 0x80;
const letterOrDigit = /[\p{L}\p{N}]/u;
const marks = /\p{M}+/gu;
const beyondAscii = /[^\0-\x7f]/;

/**
 * Calls `visit` with each word of a text, which are its runs of letters and digits, normalised; of a run longer than a word can
 * be, with its first {@link longestWord} + 1 characters. A long text is worked off in turns.
 */
export async function readWords(text: string, visit: VisitWord, turns: CharacterTurns): Promise<void> {
  let begun = "";
  for (const slice of textSlices(text)) {
    const normal = normalised(slice);
    begun = scanWords(begun, normal, visit);
    const pause = turns(slice.length + normal.length);
    if (pause) await pause;
  }
  if (begun !== "") visit(begun);
}

/** As the table's texts were: compatibility forms taken apart, accents off, lower-case. */
export function normalised(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  // Marks that stand alone go first: putting thousands of them in order takes the square of their number.
  return text.replace(marks, "").normalize("NFKD").replace(marks, "").toLowerCase();
}

/** Goes on with the word that was begun before, and returns the one that the text ends in the middle of. */
function scanWords(begun: string, text: string, visit: VisitWord): string {
  let word = begun;
  for (let at = 0; at < text.length;) {
    let units = unitsOfWordCharacter(text, at);
    if (units === 0) {
      if (word !== "") visit(word);
      word = "";
      at++;
      continue;
    }
    const start = at;
    do {
      at += units;
      units = at < text.length ? unitsOfWordCharacter(text, at) : 0;
    } while (units > 0);
    word = (word + text.slice(start, Math.min(at, start + longestWord + 1))).slice(0, longestWord + 1);
  }
  return word;
}

/** 1 or 2 where a letter or digit stands, 0 elsewhere. */
function unitsOfWordCharacter(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit < firstBeyondAscii) {
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) ? 1 : 0;
  }
  const codePoint = text.codePointAt(at) as number;
  if (!letterOrDigit.test(String.fromCodePoint(codePoint))) return 0;
  return codePoint > 0xffff ? 2 : 1;
}
