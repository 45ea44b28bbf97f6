/** Calls `visit` with each word of a normalised text between two positions; a word begun before `to` is read to its end. */
export type VisitWord = (word: string) => void;

const firstBeyondAscii = 0x80;
const letterOrDigit = /[\p{L}\p{N}]/u;
const marks = /\p{M}+/gu;
const beyondAscii = /[^\0-\x7f]/;

/** As the table's texts were: compatibility forms taken apart, accents off, lower-case. */
export function normalised(text: string): string {
  return (beyondAscii.test(text) ? text.normalize("NFKD").replace(marks, "") : text).toLowerCase();
}

/** Words are runs of letters and digits. Returns where it stopped. */
export function scanWords(text: string, from: number, to: number, visit: VisitWord): number {
  let at = from;
  while (at < to) {
    let units = unitsOfWordCharacter(text, at);
    if (units === 0) {
      at++;
      continue;
    }
    const start = at;
    do {
      at += units;
      units = at < text.length ? unitsOfWordCharacter(text, at) : 0;
    } while (units > 0);
    visit(text.slice(start, at));
  }
  return at;
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
