import * as z from "zod";

/** US dollars for a million tokens, or for a thousand searches. */
const Prices = z.object({
  input: z.number().nullable(),
  output: z.number().nullable(),
  cachedInput: z.number().nullable(),
  perThousandSearches: z.number().nullable(),
  /** Where they were read, in words; "soundings.yaml" where that gives them; null where nobody charges. */
  source: z.string().nullable(),
  /** The day they were read there, as YYYY-MM-DD; null where soundings.yaml gives them. */
  date: z.string().nullable(),
});

/** A model that runs of the folder asked. Calls, tokens and money are those of their answers; answers that several runs share count once. */
export const AskedModel = z.object({
  model: z.string(),
  /** Newest first. */
  runs: z.array(z.string()),
  /** For answers, for vectors or for ranking again. */
  purposes: z.array(z.enum(["answer", "embed", "rerank"])),
  /** Requests that the ledger has of it, attempts that failed among them. */
  requests: z.int(),
  /** Null where the runs keep no count of it: of embedders and rerankers the ledger alone tells. */
  calls: z.int().nullable(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  /** Calls of which the provider told no tokens: tokens and money are a lower bound then. */
  callsWithoutUsage: z.int().nullable(),
  /** At today's prices; null where a price or the tokens are not known. */
  usd: z.number().nullable(),
  /** Null where none is known. */
  prices: Prices.nullable(),
});
export type AskedModel = z.infer<typeof AskedModel>;

export const Models = z.object({
  /** Most requests first. */
  models: z.array(AskedModel),
  /** What went to one place for one purpose, what sent most first. */
  ledger: z.array(
    z.object({
      origin: z.string(),
      purpose: z.string(),
      requests: z.int(),
      failed: z.int(),
      notSent: z.int(),
      sentBytes: z.number(),
      receivedBytes: z.number(),
    }),
  ),
  /** Every model with a price that is known, asked or not. */
  known: z.array(z.object({ model: z.string(), kind: z.string(), prices: Prices })),
  /** Where tokens or money are less than what was taken, a sentence each. */
  notices: z.array(z.string()),
});
export type Models = z.infer<typeof Models>;
