import * as z from "zod";
import { Answer } from "../answer.ts";
import { Digest } from "../digest.ts";
import { RankedPassage } from "../retrieval.ts";
import { LeftOut } from "../source.ts";

const PageRectangle = z.object({
  page: z.int(),
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
});

/** An answer with where its citations stand: file, page or lines, headings, and where to draw them on the page. */
export const AskedAnswer = z.object({
  question: z.string(),
  answer: Answer,
  calls: z.object({
    calls: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    callsWithoutUsage: z.int(),
  }),
  places: z.array(
    z.object({
      source: z.string(),
      breadcrumb: z.array(z.string()),
      quote: z.string(),
      where: z.string(),
      firstLine: z.int(),
      lastLine: z.int(),
      page: z.int().nullable(),
      version: Digest,
      rectangles: z.array(PageRectangle),
    }),
  ),
  passages: z.array(RankedPassage.extend({ text: z.string(), language: z.string() })),
  notices: z.array(z.string()),
  leftOut: z.array(LeftOut),
  seconds: z.number(),
});
export type AskedAnswer = z.infer<typeof AskedAnswer>;
