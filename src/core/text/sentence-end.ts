import {
  classOf,
  closer,
  directTerminator,
  isWhiteSpace,
  skipWhiteSpace,
  terminator,
} from "./character-class.ts";

/**
 * True where the sentence begun at `start` ends at `position`, which stands behind its last terminator and closing quotes.
 * Looks a bounded number of characters to either side.
 */
export function endsSentence(text: string, start: number, position: number, end: number): boolean {
  let last = position - 1;
  while (last > start && position - last < longestClosing && !isTerminator(text, last)) last--;
  if (!isTerminator(text, last)) return false;
  if (classOf(text.charCodeAt(last)) === directTerminator) return true;
  if (position >= end) return true;
  if (!isWhiteSpace(text.charCodeAt(position))) return false;

  const next = skipOpening(text, skipWhiteSpace(text, position, Math.min(end, position + longestGap)), end);
  if (isLowerCase(text, next)) return false;
  if (text.charCodeAt(last) !== fullStop || isTerminator(text, last - 1)) return true;
  return !isAbbreviated(text, start, last, next, end);
}

const fullStop = 0x2e;
const longestClosing = 12;
const longestGap = 64;
const longestAbbreviation = 12;

function isTerminator(text: string, position: number): boolean {
  const characterClass = classOf(text.charCodeAt(position));
  return characterClass === terminator || characterClass === directTerminator;
}

function skipOpening(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && position - start < 4 && openings.includes(text.charAt(position))) position++;
  return position;
}

const openings = "\"'([{*_`\u00ab\u2018\u201a\u201c\u201e\u2039";

function isLowerCase(text: string, position: number): boolean {
  const codeUnit = text.charCodeAt(position);
  if (codeUnit < 0x80) return codeUnit >= 0x61 && codeUnit <= 0x7a;
  const character = text.charAt(position);
  return character.toUpperCase() !== character && character.toLowerCase() === character;
}

/** The word before the full stop at `stop` is cut short there, or is an ordinal number as Germans write them. */
function isAbbreviated(text: string, start: number, stop: number, next: number, end: number): boolean {
  let wordStart = stop;
  const earliest = Math.max(start, stop - longestAbbreviation);
  while (wordStart > earliest && isWordUnit(text, wordStart - 1)) wordStart--;
  if (wordStart > start && isWordUnit(text, wordStart - 1)) return false;
  const word = text.slice(wordStart, stop);
  if (word.length === 0) return false;
  if (/^\d{1,2}$/.test(word)) return followsOrdinal.test(text.slice(next, Math.min(end, next + 12)));
  if (/^\p{L}(\.\p{L})*$/u.test(word)) return true;
  return abbreviations.has(word.toLowerCase());
}

function isWordUnit(text: string, position: number): boolean {
  const codeUnit = text.charCodeAt(position);
  const characterClass = classOf(codeUnit);
  if (codeUnit === fullStop) return true;
  return (
    characterClass !== terminator &&
    characterClass !== closer &&
    !isWhiteSpace(codeUnit) &&
    !openings.includes(text.charAt(position))
  );
}

const followsOrdinal =
  /^(Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahrhundert|Jh|Jahrtausend|Auflage|Aufl|Geburtstag|Platz|Klasse|Spieltag|Runde)/;

const abbreviations = new Set(
  (
    "mr mrs ms messrs dr drs prof rev hon st sr jr gen col capt lt sgt maj adm gov sen rep pres vs viz cf al ed eds vol vols " +
    "no nos pp fig figs eq eqs sec sect ch chap art dept univ inc ltd corp co approx est ca resp incl excl e.g i.e ph.d " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun " +
    "bzw bspw vgl evtl ggf inkl exkl sog usf nr abb abs aufl bd bde hrsg jh kap str tel tsd mio mrd hr fr frl dipl ing " +
    "geb gest gegr ehem urspr insb z.b d.h u.a o.ä i.d.r m.e z.t u.u s.o s.u v.a okt dez mz std min"
  ).split(" "),
);
