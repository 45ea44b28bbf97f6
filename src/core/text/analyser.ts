import { wordRulesOf } from "./languages.ts";
import { apostrophe, joiner, separator, unspaced, wordCharacter, wordClassAt } from "./word-class.ts";

/** Changes whenever some text gives other terms: belongs to the key of everything made of terms. Names what decides them. */
export const analyserVersion = "1 snowball-stemmers@0.6.0 stopword@3.1.5";

/** What is searched for: a stemmed word, or two neighbouring characters of a script without spaces. */
export interface Term {
  term: string;
  /** `text.slice(start, end)` is what the term was made of. */
  start: number;
  end: number;
}

export interface Analyser {
  readonly language: string;
  readonly version: string;
  /** Terms in order of start. Deterministic; linear; stop words are left out. */
  analyse(text: string): Term[];
  /** The same without an object a term. */
  forEachTerm(text: string, visit: (term: string, start: number, end: number) => void): void;
}

const analysers = new Map<string, Analyser>();

/**
 * The analyser of a document's language, an ISO 639-1 code. "und" is treated as English: what is too short or too odd to tell
 * (tables, code, names) then shares its terms with the commonest neighbours, and words of other scripts stay as they are.
 */
export function analyserFor(language: string): Analyser {
  let analyser = analysers.get(language);
  if (analyser === undefined) {
    analyser = makeAnalyser(language);
    analysers.set(language, analyser);
  }
  return analyser;
}

const rememberedWords = 100_000;
const longestStemmed = 64;

function makeAnalyser(language: string): Analyser {
  const rules = wordRulesOf(language === "und" ? "en" : language);
  /** Raw word to its term; "" for stop words. */
  const terms = new Map<string, string>();

  function termOf(raw: string): string {
    const known = terms.get(raw);
    if (known !== undefined) return known;
    if (terms.size >= rememberedWords) terms.clear();
    const owned = ownCopy(raw);
    const term = makeTerm(owned);
    terms.set(owned, term);
    return term;
  }

  function makeTerm(raw: string): string {
    const word = normaliseWord(raw, language);
    if (rules.isStopWord(word)) return "";
    return foldAccents(word.length > longestStemmed ? word : rules.stem(word));
  }

  function forEachTerm(text: string, visit: (term: string, start: number, end: number) => void): void {
    let position = 0;
    while (position < text.length) {
      const wordClass = wordClassAt(text, position);
      if (wordClass === wordCharacter) {
        const end = wordEnd(text, position, rules.elides);
        const term = termOf(text.slice(position, end));
        if (term !== "") visit(term, position, end);
        position = end;
      } else if (wordClass === unspaced) {
        position = visitBigrams(text, position, visit);
      } else {
        position += characterLength(text, position);
      }
    }
  }

  return {
    language,
    version: `${analyserVersion} ${language}`,
    forEachTerm,
    analyse(text) {
      const found: Term[] = [];
      forEachTerm(text, (term, start, end) => found.push({ term, start, end }));
      return found;
    },
  };
}

function wordEnd(text: string, start: number, elides: boolean): number {
  let position = start + characterLength(text, start);
  while (position < text.length) {
    const wordClass = wordClassAt(text, position);
    if (wordClass === separator || wordClass === unspaced) break;
    if (wordClass === apostrophe) {
      if (elides || position + 1 >= text.length || wordClassAt(text, position + 1) !== wordCharacter) break;
    }
    position += characterLength(text, position);
  }
  return position;
}

/** Every two neighbouring characters of the run that begins here; a run of one character gives that. Returns the run's end. */
function visitBigrams(
  text: string,
  runStart: number,
  visit: (term: string, start: number, end: number) => void,
): number {
  let previous = runStart;
  let position = runStart + characterLength(text, runStart);
  while (position < text.length) {
    const wordClass = wordClassAt(text, position);
    if (wordClass !== unspaced && wordClass !== joiner) break;
    const end = position + characterLength(text, position);
    visit(normaliseBigram(text.slice(previous, end)), previous, end);
    previous = position;
    position = end;
  }
  if (previous === runStart) visit(normaliseBigram(text.slice(runStart, position)), runStart, position);
  return position;
}

function characterLength(text: string, position: number): number {
  return (text.codePointAt(position) as number) > 0xffff ? 2 : 1;
}

/** A slice keeps the whole text it was cut from alive; a copy does not. */
function ownCopy(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}

const allAscii = /^[\0-\x7f]*$/;

function normaliseWord(raw: string, language: string): string {
  if (allAscii.test(raw) && language !== "tr" && language !== "az") return raw.toLowerCase();
  const dotted = language === "tr" || language === "az" ? raw.replaceAll("I", "ı").replaceAll("İ", "i") : raw;
  return dotted
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC")
    .replaceAll(/[\u00ad\u200c\u200d]/g, "")
    .replaceAll("\u2019", "'")
    .replace(language === "tr" ? /'.*/ : "", "");
}

function normaliseBigram(bigram: string): string {
  return bigram.normalize("NFKC");
}

/** People leave accents out of questions. Only where the letter below is Latin or Greek: elsewhere the mark makes another letter. */
function foldAccents(word: string): string {
  if (allAscii.test(word)) return word;
  return word
    .normalize("NFD")
    .replaceAll(/([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, "$1")
    .normalize("NFC");
}
