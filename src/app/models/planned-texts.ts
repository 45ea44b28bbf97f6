import { sha256 } from "../../adapters/shared/sha256.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { EmbeddingModelReference, ModelName } from "../../contracts/pipeline.ts";
import { embedderSettings, embeddedTextKey } from "../../core/pipeline/embedded-text-key.ts";
import type { PlannedCall } from "../../core/models/forecast-calls.ts";
import { textTokensOf } from "../../core/models/input-tokens.ts";
import { textsPerBatch, vectorsKey } from "../../core/models/kept-embedder.ts";
import { scoresKey } from "../../core/models/kept-reranker.ts";
import type { EmbedOptions } from "../../ports/embedder.ts";
import type { PlanParts } from "./planned-answers.ts";

/** Texts that an embedder or a reranker would read, as one planned call each: requests hold many of them. */
export interface PlannedTexts {
  calls: PlannedCall[];
  /** Texts of which the numbers are kept from earlier. */
  kept: number;
}

/** Of the chunks; those that some embed stage has stored are not embedded again. */
export async function plannedPassages(
  asked: EmbeddingModelReference,
  texts: readonly string[],
  parts: PlanParts,
): Promise<PlannedTexts> {
  const settings = embedderSettings({ part: parts.models.embedder(asked, undefined), identity: null });
  const keyOf = new Map(texts.map((text) => [text, embeddedTextKey(text, settings, sha256)]));
  const stored = await parts.workspace.stages.findItems([...keyOf.values()]);
  const missing = [...keyOf].flatMap(([text, key]) => (stored.has(key) ? [] : [text]));
  return plannedBatches(asked, "passage", missing, parts);
}

export function plannedQuestions(
  asked: EmbeddingModelReference,
  texts: readonly string[],
  parts: PlanParts,
): Promise<PlannedTexts> {
  return plannedBatches(asked, "query", texts, parts);
}

/** In the batches that they are asked in: of one that is not kept as it is, every text is asked for. */
async function plannedBatches(
  asked: EmbeddingModelReference,
  kind: EmbedOptions["kind"],
  texts: readonly string[],
  parts: PlanParts,
): Promise<PlannedTexts> {
  const embedder = parts.models.embedder(asked, undefined);
  const result: PlannedTexts = { calls: [], kept: 0 };
  for (let from = 0; from < texts.length; from += textsPerBatch) {
    const batch = texts.slice(from, from + textsPerBatch);
    const key = vectorsKey(embedder, kind, batch, sha256);
    if (!isFirst(key, parts)) continue;
    if ((await parts.workspace.numbers.find(key)) !== undefined) result.kept += batch.length;
    else result.calls.push(...callsFor(asked.model, batch, parts));
  }
  return result;
}

/** Of what is ranked again for one question. */
export async function plannedReranking(
  name: ModelName,
  question: string,
  texts: readonly string[],
  parts: PlanParts,
): Promise<PlannedTexts> {
  const key = scoresKey(parts.models.reranker(name, undefined), question, texts, sha256);
  if (!isFirst(key, parts)) return { calls: [], kept: 0 };
  if ((await parts.workspace.numbers.find(key)) !== undefined) return { calls: [], kept: texts.length };
  const calls = callsFor(
    name,
    texts.map((text) => `${question}\n${text}`),
    parts,
  );
  // Up to so many texts are one search.
  return {
    calls: calls.map((call, at) => ({ ...call, searches: at % textsPerSearch === 0 ? 1 : 0 })),
    kept: 0,
  };
}

const textsPerSearch = 100;

/** False where another configuration has planned the same. */
function isFirst(key: Digest, { planned }: PlanParts): boolean {
  if (planned.has(key)) return false;
  planned.add(key);
  return true;
}

function callsFor(
  model: ModelName,
  texts: readonly string[],
  { models, countTokens }: PlanParts,
): PlannedCall[] {
  const tokenizer = models.knownOf(model)?.tokenizer ?? null;
  return texts
    .filter((text) => text.trim() !== "")
    .map((text) => ({ model, inputTokens: textTokensOf(text, tokenizer, countTokens), maxOutputTokens: 0 }));
}
