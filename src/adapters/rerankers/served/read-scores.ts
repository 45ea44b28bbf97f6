import * as z from "zod";
import type { TextUsage } from "../../../ports/text-request.ts";
import { inOrderOfTexts } from "../../shared/provider/in-order-of-texts.ts";
import type { AskedTexts } from "../../shared/provider/asked-texts.ts";
import { computedTokens } from "../../shared/provider/text-embeddings-inference.ts";
import type { WireReply } from "../../shared/provider/text-provider.ts";

const Count = z.number().min(0).nullish();

/** What is no number is named later, with the text it belongs to. */
const WireScores = z.array(
  z.object({ index: z.int().min(0), relevance_score: z.unknown().optional(), score: z.unknown().optional() }),
);

/** As Cohere and Jina put it; text-embeddings-inference gives the list alone. */
const WireReranking = z.object({
  results: WireScores,
  usage: z.object({ total_tokens: Count }).nullish(),
  meta: z
    .object({
      billed_units: z.object({ search_units: Count }).nullish(),
      tokens: z.object({ input_tokens: Count }).nullish(),
    })
    .nullish(),
});

/** A score for each text in their order, whatever the order they come in. */
export function readScores(
  { body, headers }: WireReply,
  texts: number,
  asked: AskedTexts,
): { scores: number[]; usage: TextUsage } {
  const reply = WireReranking.safeParse(Array.isArray(body) ? { results: body } : body);
  if (!reply.success) throw asked.badReply("JSON in another shape than that of reranking");
  const { results, usage, meta } = reply.data;
  const scores = inOrderOfTexts(results, texts, asked, "score").map(({ index, ...entry }) => {
    const score = entry.relevance_score ?? entry.score;
    if (typeof score === "number") return score;
    throw asked.badReply(
      `${JSON.stringify(score ?? null).slice(0, 40)} in place of a score for index ${index}`,
    );
  });
  return {
    scores,
    usage: {
      tokens: usage?.total_tokens ?? meta?.tokens?.input_tokens ?? computedTokens(headers),
      searchUnits: meta?.billed_units?.search_units ?? null,
    },
  };
}
