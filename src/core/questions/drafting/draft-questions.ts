import type { PreparedDocument } from "../../../contracts/chunk.ts";
import type { Passage } from "../../../contracts/passage.ts";
import type { QuestionEntry } from "../../../contracts/question-set.ts";
import type { Breathe } from "../../../ports/breathe.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import { plainWords } from "../alike-questions.ts";
import { questionId } from "../question-id.ts";
import { inTurn, spreadOverSources } from "./choose-drafts.ts";
import { type CorpusWords, corpusWords } from "./corpus-words.ts";
import { documentDrafts, documentSentences, hasDraftingRules } from "./document-drafts.ts";
import type { DraftCandidate, DraftKind } from "./draft-candidate.ts";
import { readable } from "./plain-text.ts";

export interface QuestionDraft {
  entry: QuestionEntry;
  kind: DraftKind;
}

export interface DraftedQuestions {
  drafts: QuestionDraft[];
  /** How many more the rules would propose. */
  more: number;
  /** Sources without a draft, and why. */
  without: { source: string; reason: string }[];
}

export interface DraftingContext {
  most: number;
  /** What the set asks already: neither its words nor its places are proposed again. */
  questions: readonly { question: string; gold: readonly Passage[] }[];
  /** Ids of drafts that a person turned down. */
  rejected: ReadonlySet<string>;
  digestOf: DigestOf;
  breathe: Breathe;
}

/** Questions that the sources answer, by rules alone: the same sources give the same drafts. */
export async function draftQuestions(
  documents: readonly PreparedDocument[],
  { most, questions, rejected, digestOf, breathe }: DraftingContext,
): Promise<DraftedQuestions> {
  const words = corpusWords(documents);
  const sentences = documents.map(documentSentences);
  for (const [index, { text }] of documents.entries()) {
    for (const { start, end } of sentences[index]!) words.addSentence(text.slice(start, end));
  }
  const asked = new Set(questions.map(({ question }) => plainWords(question)));
  const goldBySource = Map.groupBy(
    questions.flatMap(({ gold }) => gold),
    ({ source }) => source,
  );
  const without: DraftedQuestions["without"] = [];
  const bySource: { trust: number; draft: QuestionDraft }[][] = [];
  for (const [index, document] of documents.entries()) {
    const pause = breathe();
    if (pause) await pause;
    const { source, text, language } = document;
    const known = goldBySource.get(source) ?? [];
    const candidates = documentDrafts(document, sentences[index]!, words)
      .map((candidate) => withContext(candidate, document, words))
      .filter(({ start, end }) => !known.some((gold) => gold.start < end && start < gold.end));
    const drafts = inTurn(candidates).flatMap((candidate) => {
      const plain = plainWords(candidate.question);
      const id = questionId(plain, digestOf);
      if (asked.has(plain) || rejected.has(id)) return [];
      asked.add(plain);
      const { question, answer, start, end, kind, trust } = candidate;
      const gold = [{ source, quote: text.slice(start, end), start, end }];
      const entry = { id, question, ...(answer === undefined ? {} : { answer }), gold, draft: true };
      return [{ trust, draft: { entry, kind } }];
    });
    if (drafts.length > 0) bySource.push(drafts);
    else without.push({ source, reason: reasonOf(language, known.length > 0) });
  }
  const chosen = spreadOverSources(bySource, most);
  const all = bySource.reduce((sum, { length }) => sum + length, 0);
  return { drafts: chosen.map(({ draft }) => draft), more: all - chosen.length, without };
}

function reasonOf(language: string, isAsked: boolean): string {
  if (!hasDraftingRules(language)) return `no rules for its language (${language})`;
  return isAsked ? "nothing more that a rule is sure of" : "no sentence that a rule is sure of";
}

/** Puts the section's heading before a question whose own words could be about any source. */
function withContext(
  candidate: DraftCandidate,
  { headings }: PreparedDocument,
  words: CorpusWords,
): DraftCandidate {
  const { question, trust, start, kind } = candidate;
  const answered = (candidate.answer?.split(" ").length ?? 0) > 25 ? 0.1 : 0;
  const long = question.split(" ").length > 16 ? 0.15 : 0;
  const weighed = { ...candidate, trust: trust - answered - long };
  const isSuperlative = /\bthe (?:\w+est|best|most|least|only|first|last|usual)\b/.test(question);
  // A code or a label in quotes may stand in several sources; a name seldom does.
  const namesSomething =
    !question.includes('"') && /(?<=\s)(?:\p{Lu}|\d)/u.test(question.replaceAll(/\bI\b/g, ""));
  const isClear = namesSomething || (words.tellingWords(question) >= 2 && question.split(" ").length >= 7);
  if (kind === "asked in the text" || (isClear && !isSuperlative)) return weighed;
  const context = contextOf(
    headingsAbove(headings, start).filter((title) => !plainWords(question).includes(plainWords(title))),
    words,
  );
  if (context === undefined) {
    const isVague = words.tellingWords(question) === 0;
    return { ...weighed, trust: weighed.trust - (isVague ? 0.2 : 0.05) };
  }
  const inner = question.charAt(0).toLowerCase() + question.slice(1);
  return { ...weighed, trust: weighed.trust - 0.02, question: `${context}: ${inner}` };
}

/** Dates and questions head a section without naming what it is about. */
const namesNothing =
  /[?？]\s*$|^(?:How|What|When|Where|Why|Who|Which|January|February|March|April|May|June|July|August|September|October|November|December|\d)/;

/** The titles of the sections that hold the position, innermost first, without brackets, numbers and marks. */
function headingsAbove(headings: PreparedDocument["headings"], position: number): string[] {
  const above: string[] = [];
  let level = Infinity;
  for (const heading of headings.filter(({ start }) => start <= position).toReversed()) {
    if (heading.level >= level) continue;
    level = heading.level;
    if (!namesNothing.test(readable(heading.title))) above.push(bareTitle(heading.title));
  }
  return above;
}

const longestContext = 45;

/** The innermost title that tells something, behind the document's own where both are short. */
function contextOf(titles: readonly string[], words: CorpusWords): string | undefined {
  const short = titles.filter((title) => title.length <= longestContext);
  const inner = short.find((title) => words.tellingWords(title) > 0);
  const outer = short.at(-1);
  if (inner === undefined || outer === undefined || inner === outer || outer.includes(",")) return inner;
  const both = `${outer}, ${inner}`;
  return both.length <= longestContext ? both : inner;
}

function bareTitle(title: string): string {
  return readable(title)
    .replace(/\s*\([^)]*\)/g, "")
    .replace(/^\d+[.):]?\s+/, "")
    .replace(/[:?.!]+$/, "")
    .trim();
}
