const asciiPunctuation = /[!-/:-@[-`{-~]/g;
const englishArticle = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;
const unicodePunctuation = /\p{P}/gu;
const wordCharacters = /[\p{L}\p{M}\p{Nd}]+/gu;

/** A character, with its combining marks, of a script that writes no spaces between words. */
const unspacedCharacter =
  /[[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]&&[\p{L}\p{N}]]\p{M}*/gv;

/**
 * SQuAD 1.1 normalisation (evaluate-v1.1.py), in its order: lower case, ASCII punctuation removed, the words a, an and
 * the removed, white space collapsed.
 */
export function squadNormalize(text: string): string {
  return text
    .toLowerCase()
    .replace(asciiPunctuation, "")
    .replace(englishArticle, " ")
    .split(/\s+/u)
    .filter(Boolean)
    .join(" ");
}

/** SQuAD's tokens: the normalised text at its white space. */
export function squadTokens(text: string): string[] {
  const normalized = squadNormalize(text);
  return normalized === "" ? [] : normalized.split(" ");
}

/**
 * SQuAD's tokens, made fit for languages without spaces: where the text holds Chinese, Japanese, Thai, Lao, Khmer or
 * Burmese characters, each of them is a token and Unicode punctuation is removed as well (as MLQA's evaluation does for
 * Chinese). Any other text gives exactly SQuAD's tokens.
 */
export function answerTokens(text: string): string[] {
  if (text.search(unspacedCharacter) < 0) return squadTokens(text);
  return squadTokens(spaceOut(text.replace(unicodePunctuation, "")));
}

/** rouge-score's tokens without stemmer: lower-case runs of a to z and 0 to 9. */
export function rougeTokens(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/**
 * rouge-score's tokens, made fit for other alphabets: lower-case runs of letters and digits of any script, each character
 * a token in languages without spaces. Text whose letters and digits are all ASCII gives exactly rouge-score's tokens.
 */
export function wordTokens(text: string): string[] {
  return spaceOut(text.toLowerCase()).match(wordCharacters) ?? [];
}

function spaceOut(text: string): string {
  return text.replace(unspacedCharacter, " $& ");
}
