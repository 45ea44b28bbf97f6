import type { AskedModel, Models } from "../../contracts/api/models.ts";
import { counted } from "../../contracts/count-text.ts";
import type { Run, StageRun } from "../../contracts/run.ts";
import type { ModelName } from "../../contracts/pipeline.ts";
import { costOf } from "../../core/models/call-cost.ts";
import { catalogEntry } from "../../core/models/catalog/catalog-entry.ts";
import { catalogModels } from "../../core/models/catalog/models.ts";
import { type LedgerSum, sumLedger } from "../ledger-sums.ts";
import type { KnownModels } from "../models/known-models.ts";
import { asksLanguageModel, embeddingModelOf } from "../models/models-asked.ts";
import { toldPrices } from "../models/told-prices.ts";
import type { Workspace } from "../workspace.ts";
import { showLedger } from "./show-ledger.ts";

type Purpose = AskedModel["purposes"][number];

/** Purposes of ledger rows that are requests to a model begin so. */
const purposeNames: Record<string, Purpose> = { model: "answer", embed: "embed", rerank: "rerank" };

/** The models that a folder's runs asked, what that took and what left the machine for it, and every price that is known. */
export async function listModels(
  workspace: Workspace,
  runs: readonly Run[],
  known: KnownModels,
  signal: AbortSignal,
): Promise<Models> {
  const sums = await sumLedger(showLedger(workspace, {}, signal));
  const uses = usesOf(runs);
  for (const { purpose } of sums) {
    const sent = requestOf(purpose);
    if (sent !== undefined) useOf(uses, sent.model).purposes.add(sent.purpose);
  }
  const models = [...uses].map(([model, use]): AskedModel => {
    const entry = known(model as ModelName);
    const requests = requestsOf(model, sums);
    return {
      model,
      runs: use.runs,
      purposes: [...use.purposes],
      requests,
      ...answersOf(use, entry?.prices),
      prices: toldPrices(entry),
    };
  });
  return {
    models: models.sort((a, b) => b.requests - a.requests || (a.model < b.model ? -1 : 1)),
    ledger: sums.map(({ origin, purpose, requests, failed, notSent, sentBytes, receivedBytes }) => ({
      origin,
      purpose,
      requests,
      failed,
      notSent,
      sentBytes,
      receivedBytes,
    })),
    known: catalogModels.flatMap(({ id, kind }) => {
      const prices = toldPrices(catalogEntry(id));
      return prices === null ? [] : [{ model: id, kind, prices }];
    }),
    notices: models.flatMap(noticesOf),
  };
}

function noticesOf({ model, calls, callsWithoutUsage, prices }: AskedModel): string[] {
  const untold = callsWithoutUsage ?? 0;
  return [
    ...(untold === 0
      ? []
      : [
          `Of ${counted(untold, "call")} of ${model} nobody told the tokens: it took more than what stands here.`,
        ]),
    ...(calls === null || prices !== null
      ? []
      : [`No price is known of ${model}: write it under models: in soundings.yaml.`]),
  ];
}

interface Use {
  /** Newest first. */
  runs: string[];
  purposes: Set<Purpose>;
  /** Answer stages by their keys: what came from the cache was paid once. */
  answers: Map<string, StageRun>;
}

function usesOf(runs: readonly Run[]): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const { id, pipeline, stages } of runs) {
    const own = new Map<string, Use>();
    const asked = (model: string | undefined, purpose: Purpose): Use | undefined => {
      if (model === undefined) return undefined;
      const use = useOf(uses, model);
      use.purposes.add(purpose);
      own.set(model, use);
      return use;
    };
    asked(embeddingModelOf(pipeline)?.model, "embed");
    asked(pipeline.rerank.model, "rerank");
    const answer = stages.find(({ stage }) => stage === "answer");
    const answering = asksLanguageModel(pipeline) ? asked(pipeline.answer.model, "answer") : undefined;
    if (answer !== undefined) answering?.answers.set(answer.key, answer);
    for (const use of own.values()) use.runs.push(id);
  }
  return uses;
}

function useOf(uses: Map<string, Use>, model: string): Use {
  const use = uses.get(model) ?? {
    runs: [],
    purposes: new Set<Purpose>(),
    answers: new Map<string, StageRun>(),
  };
  uses.set(model, use);
  return use;
}

function requestOf(purpose: string): { model: string; purpose: Purpose } | undefined {
  const [, name = "", model = ""] = /^(\w+) (\S+)$/.exec(purpose) ?? [];
  const known = purposeNames[name];
  return known === undefined ? undefined : { model, purpose: known };
}

function requestsOf(model: string, sums: readonly LedgerSum[]): number {
  return sums
    .filter(({ purpose }) => requestOf(purpose)?.model === model)
    .reduce((sum, { requests }) => sum + requests, 0);
}

type Answers = Pick<AskedModel, "calls" | "inputTokens" | "outputTokens" | "callsWithoutUsage" | "usd">;

function answersOf({ answers }: Use, prices: Parameters<typeof costOf>[1]): Answers {
  if (answers.size === 0) {
    return { calls: null, inputTokens: null, outputTokens: null, callsWithoutUsage: null, usd: null };
  }
  const took = { calls: 0, inputTokens: 0, outputTokens: 0, callsWithoutUsage: 0 };
  let usd: number | null = 0;
  for (const { metrics } of answers.values()) {
    const calls = metrics["model-calls"] ?? 0;
    const inputTokens = metrics["input-tokens"] ?? 0;
    const outputTokens = metrics["output-tokens"] ?? 0;
    const callsWithoutUsage = metrics["calls-without-usage"] ?? 0;
    took.calls += calls;
    took.inputTokens += inputTokens;
    took.outputTokens += outputTokens;
    took.callsWithoutUsage += callsWithoutUsage;
    const counted = calls - callsWithoutUsage;
    if (counted <= 0) continue;
    // By the mean call: what a token costs may depend on how long its prompt is.
    const each = costOf({ inputTokens: inputTokens / counted, outputTokens: outputTokens / counted }, prices);
    usd = usd === null || each === undefined ? null : usd + counted * each;
  }
  return { ...took, usd };
}
