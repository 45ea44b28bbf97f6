import * as z from "zod";
import { pageOf, pageQuery } from "./page.ts";
import { QuotedPassage } from "./quoted-passage.ts";

export const QuestionDraftsQuery = z.strictObject({
  ...pageQuery,
  source: z.string().min(1).optional().describe("Drafts with gold in this source."),
  text: z.string().optional().describe("Drafts whose words or id hold these characters."),
});
export type QuestionDraftsQuery = z.infer<typeof QuestionDraftsQuery>;

/** A question that waits for a person. */
export const QuestionDraft = z.object({
  id: z.string(),
  /** Where it stands in the file. */
  where: z.string(),
  question: z.string(),
  answer: z.string().nullable(),
  answerable: z.boolean().nullable(),
  tags: z.array(z.string()),
  gold: z.array(
    QuotedPassage.extend({
      /** Up to 300 characters of the text before and after the quote. */
      before: z.string(),
      after: z.string(),
      /** Titles of the sections that hold it, outermost first. */
      breadcrumb: z.array(z.string()),
    }),
  ),
  /** What in the text gave the idea, such as "definition" or "table"; null where no rule of today proposes it. */
  why: z.string().nullable(),
  /** What is wrong with its gold, a sentence; null where nothing is. */
  fault: z.string().nullable(),
});
export type QuestionDraft = z.infer<typeof QuestionDraft>;

/** In the order of the file. */
export const QuestionDraftsPage = pageOf(QuestionDraft);
export type QuestionDraftsPage = z.infer<typeof QuestionDraftsPage>;

export const MakeDrafts = z.strictObject({
  most: z.int().min(1).max(1000).default(20).describe("Drafts at most."),
});
export type MakeDrafts = z.infer<typeof MakeDrafts>;

export const MadeDrafts = z.object({
  ids: z.array(z.string()),
  /** How many more the rules would propose. */
  more: z.int(),
  /** Sources without a draft, and why. */
  without: z.array(z.object({ source: z.string(), reason: z.string() })),
  /** Of the questions file, now that it holds them. */
  version: z.int(),
});
export type MadeDrafts = z.infer<typeof MadeDrafts>;

/** Decisions about drafts. All are carried out, as one version of the file, or none. */
export const DecideDrafts = z.strictObject({
  accept: z.array(z.string().min(1)).max(10_000).default([]),
  reject: z.array(z.string().min(1)).max(10_000).default([]),
  edit: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        question: z.string().trim().min(1).max(20_000).optional(),
        answer: z.string().max(20_000).optional().describe("An empty one takes the answer away."),
      }),
    )
    .max(10_000)
    .default([])
    .describe("Other words for drafts; they stay drafts where they are not among `accept`."),
});
export type DecideDrafts = z.infer<typeof DecideDrafts>;

export const DecidedDrafts = z.object({
  accepted: z.array(z.string()),
  rejected: z.array(z.string()),
  edited: z.array(z.string()),
  /** Drafts that nobody has decided about yet. */
  left: z.int(),
  /** Of the questions file as it is now, and as it was: restoring that one undoes the decision. */
  version: z.int(),
  before: z.int(),
});
export type DecidedDrafts = z.infer<typeof DecidedDrafts>;
