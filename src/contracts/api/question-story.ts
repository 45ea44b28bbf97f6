import * as z from "zod";
import { AnswerStep } from "../answer.ts";
import { Outcome } from "../outcome.ts";
import { Passage } from "../passage.ts";
import { Question } from "../question-set.ts";
import { stageNames } from "../run.ts";

const StoryPassage = Passage.extend({
  where: z.string().nullable(),
  firstLine: z.int().nullable(),
  lastLine: z.int().nullable(),
  page: z.int().nullable(),
  quote: z.string().nullable(),
});

const StoryChunk = StoryPassage.extend({
  rank: z.int().nullable(),
  score: z.number().nullable(),
  gold: z.boolean(),
  given: z.boolean(),
  words: z.object({ shared: z.array(z.string()), missing: z.array(z.string()) }).nullable(),
});

const GoldStory = StoryPassage.extend({
  document: z.object({ language: z.string(), characters: z.int().nullable() }).nullable(),
  keptCharacters: z.int(),
  chunks: z.array(StoryChunk.extend({ sharedCharacters: z.int() })),
});

const reach = z.enum(["nowhere", "indexed", "ranked", "given", "cited"]);

/** What became of one question, stage by stage. */
export const QuestionStory = z.object({
  runId: z.string(),
  question: Question,
  stages: z.array(z.enum(stageNames)),
  gold: z.array(GoldStory),
  /** Of the whole index. */
  chunks: z.int(),
  /** Best first. */
  ranking: z.array(StoryChunk),
  /** Null where nobody looked. */
  further: z
    .object({
      rank: z.int().nullable(),
      score: z.number().nullable(),
      passage: Passage.nullable(),
      ranked: z.int(),
      depth: z.int(),
    })
    .nullable(),
  given: z.object({ passages: z.int(), characters: z.int() }).nullable(),
  answer: z
    .object({
      text: z.string(),
      refused: z.boolean(),
      evidence: z.number(),
      citations: z.array(StoryPassage.extend({ gold: z.boolean() })),
      /** How a model came to it; empty where none was asked. */
      steps: z.array(AnswerStep.extend({ found: z.array(StoryPassage), kept: z.array(StoryPassage) })),
      /** Why there is no answer, where the model could give none. */
      failed: z.string().nullable(),
    })
    .nullable(),
  threshold: z.number().nullable(),
  outcomes: z.array(z.object({ metric: z.string(), title: z.string().nullable(), outcome: Outcome })),
  end: z
    .object({
      questionId: z.string(),
      end: z.string(),
      cause: z.string().nullable(),
      refused: z.boolean().nullable(),
      judgement: z.enum(["right", "wrong", "unjudged"]).nullable(),
      spans: z.object({
        gold: z.int(),
        indexed: z.int(),
        ranked: z.int(),
        given: z.int(),
        cited: z.int(),
      }),
      best: reach,
      worst: reach,
      rank: z.int().nullable(),
      charactersToRank: z.int().nullable(),
      cut: z.boolean(),
      shortestGold: z.int(),
    })
    .nullable(),
  remedies: z.array(z.string()),
});
export type QuestionStory = z.infer<typeof QuestionStory>;
