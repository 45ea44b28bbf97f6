export interface BertNormaliser {
  cleanText: boolean;
  spaceChineseCharacters: boolean;
  stripAccents: boolean;
  lowercase: boolean;
}

/** Control, format and private-use characters and lone surrogates, save the three that are white space. */
const removed = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;
const whiteSpace = /\p{White_Space}/gu;
/** The blocks of BERT's own list, whose fifth begins at 2B920. */
const chinese =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
const accents = /\p{Mn}+/gu;

/**
 * The text as BERT's vocabulary knows it: no control characters, one kind of space, and by settings no accents or capitals.
 * Characters are classed by the Unicode of this Node; the common implementation in Rust knows marks and punctuation up to
 * Unicode 8, so some of what came later is cut otherwise there.
 */
export function bertNormalise(text: string, settings: BertNormaliser): string {
  let normal = text;
  if (settings.cleanText) normal = normal.replace(removed, "").replace(whiteSpace, " ");
  if (settings.spaceChineseCharacters) normal = normal.replace(chinese, " $& ");
  if (settings.stripAccents) normal = normal.normalize("NFD").replace(accents, "");
  // JavaScript alone has a form of sigma for the end of a word.
  if (settings.lowercase) normal = normal.replaceAll("Σ", "σ").toLowerCase();
  return normal;
}
