import { analyserFor } from "../../text/analyser.ts";

/** Words that turn a sentence round, by ISO 639-1 code. Languages that are not listed are not checked. */
const negations: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|never|no|none|nor|neither|without|cannot|\w*n['’]t)\b/giu,
  de: /(?<!\p{L})(?:nicht|nie|niemals|ohne|weder|kein(?:e[mnrs]?)?)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:no|nunca|jamás|sin|ni|ning[uú]n[ao]?)(?!\p{L})/giu,
};
/** Of the terms of both: only where the rest is nearly the same is a contradiction certain. */
const sameTerms = 0.9;

/**
 * The word by which two sentences that say the same contradict each other: one of them has a negation and the other none.
 * Undefined where both have, or neither, or where the language is not known.
 */
export function negationBetween(said: string, source: string, language: string): string | undefined {
  const pattern = negations[language === "und" ? "en" : language];
  if (pattern === undefined) return undefined;
  const [inSaid, inSource] = [said.match(pattern) ?? [], source.match(pattern) ?? []];
  if ((inSaid.length === 0) === (inSource.length === 0)) return undefined;
  const termsOf = (text: string) =>
    new Set(
      analyserFor(language)
        .analyse(text.replaceAll(pattern, " "))
        .map(({ term }) => term),
    );
  const [terms, others] = [termsOf(said), termsOf(source)];
  const shared = [...terms].filter((term) => others.has(term)).length;
  return shared >= sameTerms * (terms.size + others.size - shared) ? (inSaid[0] ?? inSource[0]) : undefined;
}
