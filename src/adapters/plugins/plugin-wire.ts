import * as z from "zod";
import { Answer, Citation } from "../../contracts/answer.ts";
import type { Json } from "../../contracts/json.ts";
import { Outcome } from "../../contracts/outcome.ts";
import { Span } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { ReadPassage } from "../../ports/answerer.ts";

/**
 * The public protocol of plugins, version 1.
 *
 * A command gets one request a line on standard input, as JSON, and writes one reply a line to standard output, in any order;
 * whatever else it has to say belongs on standard error. Its input ends when no more requests come. An address gets one
 * request in the body of each POST and answers with its reply. The first request is always `describe`.
 *
 * A reply is `{ "id": 1, "result": … }` with the request's id, or `{ "id": 1, "error": "one sentence" }`.
 * Every position counts UTF-16 code units, as JavaScript's and Java's string indices do; Python counts code points.
 */
export const pluginProtocol = 1;

export type PluginKind = "chunker" | "embedder" | "answerer" | "metric";

export interface DescribeRequest {
  kind: "describe";
  protocol: typeof pluginProtocol;
  /** What is asked of the plugin: one program may be several. */
  as: PluginKind;
  /** As in the configuration. */
  settings: Json;
}

/** The result is a list of spans, in order of start, each inside one of the document's regions, no two equal. */
export interface ChunkRequest {
  kind: "chunk";
  document: PreparedDocument;
}

/** The result is one list of numbers per text, in the order given. They are brought to length 1. */
export interface EmbedRequest {
  kind: "embed";
  as: "passage" | "query";
  texts: readonly string[];
}

/** The result is an answer. Not sent where nothing was found: that is a refusal. */
export interface AnswerPluginRequest {
  kind: "answer";
  question: string;
  /** Best first. */
  passages: readonly ReadPassage[];
}

/** The result is an outcome: scored, not-applicable or failed. */
export interface MeasureRequest {
  kind: "measure";
  /** Each gold passage comes with its text. Whole sources are not sent. */
  question: Omit<Question, "gold"> & { gold: readonly (Question["gold"][number] & { text: string })[] };
  ranking: readonly ReadPassage[];
  /** How many of the ranking the answerer was given. */
  used: number;
  answer: Answer;
}

export type PluginRequest =
  | DescribeRequest
  | ChunkRequest
  | EmbedRequest
  | AnswerPluginRequest
  | MeasureRequest;

/** Around every result: which request it answers. */
export const ReplyEnvelope = z.union([
  z.object({ id: z.int(), error: z.string().min(1) }),
  z.object({ id: z.int(), result: z.unknown() }),
]);
export type ReplyEnvelope = z.infer<typeof ReplyEnvelope>;

const Name = z.string().regex(/^\S+$/, "must be a word without spaces");

export const Description = z.object({
  /** Short and stable; names the part in results. */
  id: Name,
  /** Changes whenever some result changes. */
  version: Name,
  /** One line for people. */
  title: z.string().trim().min(1).optional(),
  /** Length of the vectors; an embedder must say it. */
  dimensions: z.int().min(1).optional(),
});
export type Description = z.infer<typeof Description>;

export const ChunkResult = z.array(Span);

export const EmbedResult = z.array(z.array(z.number()));

export const AnswerResult = Answer.extend({
  refused: z.boolean().default(false),
  /** The breadcrumb is the passage's own where it is left out. */
  citations: z.array(Citation.extend({ breadcrumb: z.array(z.string()).optional() })).default([]),
});

export const MeasureResult = Outcome;
