import type { PreparedDocument } from "../../../contracts/chunk.ts";
import type { Span } from "../../../contracts/passage.ts";
import { sentencesOf } from "../../text/sentences.ts";
import type { CorpusWords } from "./corpus-words.ts";
import type { DraftCandidate, ProposedQuestion } from "./draft-candidate.ts";
import { englishInstructionQuestions } from "./english-instructions.ts";
import { englishStatementQuestions } from "./english-statements.ts";
import { headingQuestion } from "./heading-questions.ts";
import { listQuestion } from "./list-questions.ts";
import { otherLanguageQuestions, otherLanguages } from "./other-languages.ts";
import { isCodeLike, markerLength, readable } from "./plain-text.ts";
import { tableQuestions } from "./table-questions.ts";

/** Texts that are too short to tell their language are read as English, as everywhere. */
export function hasDraftingRules(language: string): boolean {
  return language === "en" || language === "und" || otherLanguages.has(language);
}

export function documentSentences({ text, regions }: PreparedDocument): Span[] {
  return regions.flatMap(({ start, end }) => sentencesOf(text, start, end));
}

/** Every question that the rules propose for one document, several for one sentence among them. */
export function documentDrafts(
  document: PreparedDocument,
  sentences: readonly Span[],
  words: CorpusWords,
): DraftCandidate[] {
  const { text, language, regions, headings } = document;
  const isEnglish = language === "en" || language === "und";
  const found: DraftCandidate[] = [...askedInText(text, sentences)];
  for (const { start, end } of sentences) {
    const raw = text.slice(start, end);
    if (/^\s*[#|]/.test(raw) || words.isRepeated(raw)) continue;
    const place = { start: start + markerLength(raw), end };
    const propose = (one: ProposedQuestion) =>
      void found.push({ ...literal(one, text.slice(place.start, place.end)), ...place });
    const defined = isEnglish && !isCodeLike(raw) ? listQuestion(raw, words.isCommonWord) : undefined;
    if (defined !== undefined) propose(defined);
    const plain = readable(raw);
    if (!isPlainSentence(plain)) continue;
    const proposed = isEnglish
      ? [...englishInstructionQuestions(plain), ...englishStatementQuestions(plain, words.isCommonWord)]
      : otherLanguageQuestions(plain, language);
    for (const one of proposed) propose(one);
  }
  if (isEnglish) {
    for (const { start, end } of regions) {
      found.push(...tableQuestions(text, start, end, words.isCommonWord));
    }
  }
  for (const [index, heading] of headings.entries()) {
    const isTitle = index === 0 && (headings[1]?.level ?? 0) > heading.level;
    if (isTitle) continue;
    const title = headings[0] === heading || headings[0]?.level !== 1 ? undefined : headings[0].title;
    const asked = isEnglish
      ? headingQuestion(heading.title, title, words.isCommonWord)
      : /[?？]\s*$/u.test(heading.title)
        ? { kind: "heading" as const, trust: 0.85, question: readable(heading.title) }
        : undefined;
    const place = firstBlock(text, heading.end, headings[index + 1]?.start ?? text.length, heading.title);
    if (asked !== undefined && place !== undefined) found.push({ ...asked, ...place });
  }
  return found;
}

const mostWords = 45;

/** A whole sentence in words, as rules can read it. */
function isPlainSentence(plain: string): boolean {
  const words = plain.split(" ").length;
  return (
    /^[\p{Lu}\d"“]/u.test(plain) &&
    /[.!]$/.test(plain) &&
    words >= 4 &&
    words <= mostWords &&
    !isGlued(plain) &&
    !isCodeLike(plain)
  );
}

/** Words that lost the space between them when a page was turned into text, and notes that became part of a word. */
function isGlued(plain: string): boolean {
  return /\p{Ll}{3}\p{Lu}\p{Ll}|\p{L}\.\d/u.test(plain);
}

/** An answer that does not stand in its place letter by letter is none that could be checked. */
function literal({ answer, ...asked }: ProposedQuestion, place: string): ProposedQuestion {
  const trimmed = answer?.replace(/[\s,.;:]+$/, "") ?? "";
  return trimmed !== "" && place.includes(trimmed) ? { ...asked, answer: trimmed } : asked;
}

const asking =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|may|must|should|will|has|have|wer|was|wann|wo|warum|wie|welche[rsn]?|ist|sind|darf|kann|gibt|¿.+|哪|什么|怎么|如何|为什么)(?![\p{L}])/iu;

/** Questions that a text asks itself at the beginning of a line, with the sentence behind them. */
function askedInText(text: string, sentences: readonly Span[]): DraftCandidate[] {
  return sentences.flatMap(({ start, end }, index) => {
    const raw = text.slice(start, end);
    const question = readable(raw).replace(/^[*_"“]+|[*_"”]+$/g, "");
    const next = sentences[index + 1];
    const beginsLine = start === 0 || text[start - 1] === "\n";
    if (!beginsLine || next === undefined || !/[?？]$/u.test(question) || !asking.test(question)) return [];
    if (question.split(" ").length > 20 || /^\s*[#|]/.test(raw)) return [];
    const answer = text.slice(next.start, next.end);
    if (
      /[?？]["”*_]*$/u.test(answer) ||
      /^\s*[#|]/.test(answer) ||
      text.slice(end, next.start).includes("\n\n")
    )
      return [];
    return [{ kind: "asked in the text" as const, trust: 0.9, question, start: next.start, end: next.end }];
  });
}

const longestBlock = 700;

/** The first paragraph or list below a heading that is more than the heading said again. */
function firstBlock(text: string, start: number, end: number, title: string): Span | undefined {
  for (let at = start; at < end;) {
    while (at < end && /\s/.test(text[at] as string)) at++;
    const gap = text.indexOf("\n\n", at);
    const stop = gap < 0 || gap > end ? end : gap;
    const block = text.slice(at, stop).trimEnd();
    const isText =
      block !== "" && !/^[#|<`]/.test(block) && readable(block) !== readable(title) && block.length > 25;
    if (isText) {
      if (block.length <= longestBlock) return { start: at, end: at + block.length };
      const [first, second] = sentencesOf(text, at, stop);
      return first === undefined ? undefined : { start: first.start, end: second?.end ?? first.end };
    }
    at = Math.max(stop, at + 1);
  }
  return undefined;
}
