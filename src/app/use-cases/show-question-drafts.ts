import type { QuestionDraft } from "../../contracts/api/question-drafts.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { NumberedQuestion, QuestionEntry } from "../../contracts/question-set.ts";
import { checkEachQuestion } from "../../core/questions/check-questions.ts";
import { breadcrumbOf } from "../questions/breadcrumb-of.ts";
import { kindOfDraft } from "../questions/kind-of-draft.ts";
import { quotedPassage } from "../questions/quoted-passage.ts";
import { placesOfQuotes } from "../questions/places-of-quotes.ts";
import type { QuestionSources } from "./question-sources.ts";

/** Of the text on each side of a quote. */
const shownAround = 300;

/** Drafts as a person decides about them: with their gold in its place. */
export function showQuestionDrafts(
  drafts: readonly NumberedQuestion[],
  { documents, known }: Pick<QuestionSources, "documents" | "known">,
): QuestionDraft[] {
  const bySource = new Map(documents.map((document) => [document.source, document]));
  return drafts.map(({ where, entry }) => {
    const { sound, faults } = checkEachQuestion([{ where, entry }], known);
    const gold = sound[0]?.gold ?? placesOfQuotes(entry, bySource, known.keptNameOf);
    return {
      id: entry.id,
      where,
      question: entry.question,
      answer: entry.answer ?? null,
      answerable: entry.answerable ?? null,
      tags: entry.tags ?? [],
      gold: gold.flatMap((passage) => {
        const document = bySource.get(passage.source);
        return document === undefined ? [] : [inContext(passage, document)];
      }),
      why: whyOf(entry, sound[0]?.gold ?? [], bySource),
      fault: faults[0]?.message ?? null,
    };
  });
}

function whyOf(
  { question }: QuestionEntry,
  [gold]: readonly Passage[],
  bySource: ReadonlyMap<string, PreparedDocument>,
): string | null {
  const document = gold === undefined ? undefined : bySource.get(gold.source);
  return gold === undefined || document === undefined ? null : kindOfDraft(question, gold, document);
}

function inContext(passage: Passage, document: PreparedDocument): QuestionDraft["gold"][number] {
  const { text } = document;
  const { start, end } = passage;
  return {
    ...quotedPassage(passage, document),
    before: text.slice(Math.max(0, start - shownAround), start).toWellFormed(),
    after: text.slice(end, end + shownAround).toWellFormed(),
    breadcrumb: breadcrumbOf(document.headings, start),
  };
}
