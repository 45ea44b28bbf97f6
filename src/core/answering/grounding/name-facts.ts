import { stopWordsOf } from "../../text/stop-words.ts";

export interface NameFact {
  text: string;
  words: string[];
}

const token = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’.&+]?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
const capital = /^\p{Lu}/u;
const isAcronym = /^(?=.{2,12}$)\p{Lu}[\p{Lu}\p{N}&.-]*\p{Lu}[\p{Lu}\p{N}]*s?$/u;
const isProduct = /^\p{L}[\p{L}-]*\d|\p{Ll}\p{Lu}/u;
const katakana = /[\p{Script=Katakana}ー]{3,}/gu;
const titled = /《([^》]{1,60})》/g;
/** Above this share of capitals a line is set in them, and they say nothing. */
const capitalShare = 0.6;
/** Languages that write every noun with a capital. */
const capitalNouns = new Set(["de", "lb"]);

/**
 * Names as their writing shows them: words with capitals inside a sentence, acronyms, names with digits or inner capitals, runs of
 * Katakana, titles in 《》. Single capitalised words do not count where every noun has one. Names of other scripts are not seen.
 */
export function namesIn(sentence: string, language: string): NameFact[] {
  const stopWords = stopWordsOf(language === "und" ? "en" : language);
  const words = [...sentence.matchAll(token)]
    .filter(({ index }) => !/\p{N}/u.test(sentence.charAt(index - 1)))
    .map(({ 0: found, index }) => {
      const word = found.replace(/['’]s?$/, "");
      return { word, index, end: index + word.length };
    });
  const cased = words.filter(({ word }) => /^[\p{Lu}\p{Ll}]/u.test(word));
  const isSetInCapitals =
    cased.length > 3 && cased.filter(({ word }) => capital.test(word)).length > capitalShare * cased.length;
  const names: NameFact[] = [];
  let run: typeof words = [];
  const close = () => {
    while (run.length > 0 && stopWords.has((run[0]?.word ?? "").toLowerCase())) run.shift();
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && tells(run, sentence, language)) {
      names.push({ text: sentence.slice(first.index, last.end), words: run.map(({ word }) => word) });
    }
    run = [];
  };
  for (const entry of words) {
    const previous = run.at(-1);
    // What follows a genitive is what somebody has, such as Ada's Garden: one name for our purpose.
    const isBeside =
      previous === undefined || /^(?:['’]s?)?[ \u00a0]$/.test(sentence.slice(previous.end, entry.index));
    if (!isBeside) close();
    const isMark = isAcronym.test(entry.word) || isProduct.test(entry.word);
    if (isMark || (capital.test(entry.word) && !isSetInCapitals)) run.push(entry);
    else close();
  }
  close();
  for (const [text] of sentence.matchAll(katakana)) names.push({ text, words: [text] });
  for (const [, text = ""] of sentence.matchAll(titled)) names.push({ text, words: [text] });
  return names;
}

function tells(run: readonly { word: string; index: number }[], sentence: string, language: string): boolean {
  const [first, second] = run;
  if (first === undefined) return false;
  if (run.some(({ word }) => isAcronym.test(word) || isProduct.test(word))) return true;
  const begins = beginsClause(sentence, first.index);
  if (second !== undefined) return !(begins && run.length === 2 && capitalNouns.has(language));
  return !begins && !capitalNouns.has(language) && first.word.length > 1;
}

/** Behind nothing, a full stop, a colon, a mark of emphasis, an opening quote or bracket, a capital says nothing. */
function beginsClause(sentence: string, at: number): boolean {
  const before = sentence.slice(Math.max(0, at - 8), at).trimEnd();
  return (
    before === "" ||
    /\d[.)]$/.test(before) ||
    /[.!?:;|>*_`"'“”„«‘([/—–-]$/u.test(before) ||
    /^[\s#>*+-]*\d{0,3}[.)]?\s*$/.test(sentence.slice(0, at))
  );
}
