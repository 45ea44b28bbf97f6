import type { ReadPassage } from "../../../ports/answerer.ts";
import { detectLanguage } from "../../text/detect-language.ts";

/** The language of a text where none of its passages is in it, as ISO 639-1 code; null where one is, or nobody can tell. */
export async function foreignLanguage(
  text: string,
  passages: readonly ReadPassage[],
): Promise<string | null> {
  const languages = new Set(passages.map(({ language }) => language));
  if (languages.size === 0 || languages.has("und")) return null;
  const language = await detectLanguage(text);
  return language === "und" || languages.has(language) ? null : language;
}

/** That the check by words tells little, in half a sentence: what it found wanting may be right. */
export function foreignWords(language: string, passages: readonly ReadPassage[]): string {
  const others = [...new Set(passages.map((passage) => nameOf(passage.language)))];
  return `it is in ${nameOf(language)} and its passages in ${others.join(", ")}, so that their words cannot be compared`;
}

function nameOf(language: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
}
