import * as z from "zod";
import { DatasetVersion } from "../dataset-version.ts";
import { HiddenText, LeftOut } from "../source.ts";
import { QuestionStatistics } from "./question-set.ts";

const Histogram = z.object({
  smallest: z.number(),
  median: z.number(),
  largest: z.number(),
  mean: z.number(),
  bars: z.array(z.object({ from: z.number(), to: z.number(), count: z.int() })),
});

export const Sources = z.object({
  version: DatasetVersion.extend({ version: z.int() }),
  sources: z.array(
    z.object({
      source: z.string(),
      mediaType: z.string(),
      characters: z.int(),
      pages: z.int().nullable(),
      language: z.string(),
      chunks: z.int(),
      cleaned: z.int(),
      hidden: z.array(HiddenText),
      notices: z.array(z.string()),
    }),
  ),
  besides: z.array(
    z.object({ source: z.string(), hidden: z.array(HiddenText), notices: z.array(z.string()) }),
  ),
  files: z.int(),
  bytes: z.int(),
  characters: z.int(),
  pages: z.int(),
  emptyPages: z.int(),
  languages: z.array(z.object({ language: z.string(), documents: z.int(), characters: z.int() })),
  charactersPerSource: Histogram.nullable(),
  chunksPerSource: Histogram.nullable(),
  chunkLength: Histogram.nullable(),
  wordsPerChunk: z.number().nullable(),
  duplicates: z.array(z.object({ source: z.string(), of: z.string() })),
  nearDuplicates: z.array(z.object({ first: z.string(), second: z.string(), similarity: z.number() })),
  boilerplate: z.number().nullable(),
  losses: z.array(
    z.object({
      what: z.enum(["files", "parts", "documents", "characters"]),
      stage: z.enum(["read", "parse", "prepare", "chunk"]),
      before: z.int(),
      after: z.int(),
    }),
  ),
  questions: z.union([QuestionStatistics, z.object({ fault: z.string() })]).nullable(),
  leftOut: z.array(LeftOut),
  remarks: z.array(z.string()),
});
export type Sources = z.infer<typeof Sources>;
