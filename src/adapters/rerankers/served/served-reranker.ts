import { AppError } from "../../../contracts/app-error.ts";
import type { Reranker } from "../../../ports/reranker.ts";
import { askInBatches } from "../../shared/provider/ask-in-batches.ts";
import type { BatchLimits } from "../../shared/provider/text-batches.ts";
import { textProvider, type TextProviderParts } from "../../shared/provider/text-provider.ts";
import { readScores } from "./read-scores.ts";
import { type RerankerVendor, type RerankerVendorName, rerankerVendors } from "./reranker-vendors.ts";

export interface ServedRerankerSettings {
  vendor: RerankerVendorName;
  /** As the vendor calls it. */
  model: string;
  /** Where it is not the vendor's own. */
  baseUrl?: string;
  /** Texts are read so far; where it is not set, as far as the vendor does of itself. */
  maxTokensPerText?: number;
  /** What one request holds. */
  batch?: Partial<BatchLimits>;
  /** How many requests of one call are under way together. */
  requestsAtOnce?: number;
  /** Of one request, from the first byte sent to the last received. */
  timeoutMs?: number;
}

/** Of how a request is put and a reply is read. */
const wireVersion = "1";

/** A reranker behind an address. Throws AppError "config.invalid" for settings that cannot work. */
export function servedReranker(settings: ServedRerankerSettings, parts: TextProviderParts): Reranker {
  const vendor: RerankerVendor = rerankerVendors[settings.vendor];
  const { model, baseUrl, maxTokensPerText, requestsAtOnce = 4, timeoutMs = 120_000 } = settings;
  const { path, cutField, textsField } = vendor;
  const id = `${settings.vendor}/${model}`;
  if (maxTokensPerText !== undefined && cutField === null) throw cannotCut(vendor);
  const provider = textProvider({ id, model, vendor, path, baseUrl, purpose: "rerank", timeoutMs }, parts);
  const batch = { ...vendor.batch, ...settings.batch };
  const cut = cutField === null || maxTokensPerText === undefined ? {} : { [cutField]: maxTokensPerText };
  return {
    id,
    version:
      wireVersion +
      provider.elsewhere +
      (maxTokensPerText === undefined ? "" : ` tokens=${maxTokensPerText}`),
    async rerank(query, texts, { signal, carries }) {
      const question = query.toWellFormed();
      const replies = await askInBatches({
        provider,
        texts: texts.map((text) => text.toWellFormed()),
        batch,
        requestsAtOnce,
        request: (sent) => ({
          characters: sent.reduce((sum, text) => sum + question.length + text.length, 0),
          body: {
            ...(vendor.namesModel && { model }),
            query: question,
            [textsField]: sent,
            ...cut,
            ...vendor.always,
          },
          read(reply, asked) {
            const { scores: value, usage } = readScores(reply, sent.length, asked);
            return { value, usage };
          },
        }),
        carries,
        signal,
      });
      // Texts without a word were not sent: none of the others is worse.
      const lowest = replies
        .flatMap(({ value }) => value)
        .reduce((least, score) => Math.min(least, score), Infinity);
      const scores = new Float64Array(texts.length).fill(replies.length === 0 ? 0 : lowest);
      for (const { positions, value } of replies) {
        for (const [at, position] of positions.entries()) scores[position] = value[at] ?? lowest;
      }
      return scores;
    },
  };
}

function cannotCut({ title }: RerankerVendor): AppError {
  return new AppError("config.invalid", {
    message: `${title} cannot be told how many tokens of a text to read.`,
    hint: "Leave maxTokensPerText out, or make passages shorter.",
  });
}
