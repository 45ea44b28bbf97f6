import * as z from "zod";
import { QuestionEntry } from "../question-set.ts";
import { QuestionVersion } from "../question-version.ts";
import { pageOf, pageQuery } from "./page.ts";

const Tally = z.object({ name: z.string(), questions: z.int() });
const Lengths = z.object({
  shortest: z.int(),
  median: z.number(),
  longest: z.int(),
  histogram: z.array(z.object({ from: z.int(), to: z.int().nullable(), count: z.int() })),
});

/** Counts of the accepted questions. */
export const QuestionStatistics = z.object({
  questions: z.int(),
  unique: z.int(),
  drafts: z.int(),
  answerable: z.int(),
  unanswerable: z.int(),
  unknown: z.int(),
  types: z.array(Tally),
  tags: z.array(Tally),
  splits: z.array(Tally),
  languages: z.array(Tally),
  questionLength: Lengths.nullable(),
  answerLength: Lengths.nullable(),
  goldPassages: z.array(z.object({ passages: z.int(), questions: z.int() })),
  sources: z.array(Tally),
  sourcesWithoutQuestion: z.array(z.string()),
  clusters: z.array(Tally),
});
export type QuestionStatistics = z.infer<typeof QuestionStatistics>;

export const QuestionsQuery = z.strictObject({
  ...pageQuery,
  text: z.string().optional().describe("Questions whose words or id hold these characters."),
});
export type QuestionsQuery = z.infer<typeof QuestionsQuery>;

/** The questions file as it is now, drafts and faults included. */
export const QuestionsPage = pageOf(z.object({ where: z.string(), entry: QuestionEntry })).extend({
  /** The file's name; null where there is none yet. */
  file: z.string().nullable(),
  faults: z.array(z.object({ message: z.string(), hint: z.string() })),
});
export type QuestionsPage = z.infer<typeof QuestionsPage>;

export const QuestionVersions = z.object({
  /** Oldest first. */
  versions: z.array(QuestionVersion.extend({ version: z.int() })),
});
export type QuestionVersions = z.infer<typeof QuestionVersions>;

/** One line of the questions file. */
export const AddQuestion = z.strictObject({
  ...QuestionEntry.omit({ draft: true }).shape,
  id: z.string().trim().min(1).max(200).optional().describe("The next free number where absent."),
  question: z.string().trim().min(1).max(20_000),
});
export type AddQuestion = z.infer<typeof AddQuestion>;

export const AddedQuestion = z.object({
  id: z.string(),
  /** Of the questions file, now that it holds the question. */
  version: z.int(),
});
export type AddedQuestion = z.infer<typeof AddedQuestion>;
