import type { Environment } from "../../adapters/shared/provider/secret.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import type { ModelSpending } from "../../contracts/model-spending.ts";
import type { EmbeddingModelReference, ModelName } from "../../contracts/pipeline.ts";
import type { BudgetMeter } from "../../core/models/budget-meter.ts";
import { budgetedModel } from "../../core/models/budgeted-model.ts";
import { budgetedRequests } from "../../core/models/budgeted-requests.ts";
import { cachedModel } from "../../core/models/cached-model.ts";
import type { CatalogEntry } from "../../core/models/catalog/catalog-entry.ts";
import type { CountTokens } from "../../core/text/token-counter.ts";
import { keptEmbedder } from "../../core/models/kept-embedder.ts";
import { keptReranker } from "../../core/models/kept-reranker.ts";
import { limitedModel } from "../../core/models/limited-model.ts";
import { limitedRequests } from "../../core/models/limited-requests.ts";
import { meteredModel } from "../../core/models/metered-model.ts";
import { meteredRequests } from "../../core/models/metered-requests.ts";
import { nestedRequests } from "../../core/models/nested-requests.ts";
import { pricedCalls } from "../../core/models/priced-calls.ts";
import { retryingModel } from "../../core/models/retrying-model.ts";
import { retryingRequests } from "../../core/models/retrying-requests.ts";
import { requirePrice } from "../../core/models/unknown-price.ts";
import { type ModelMeter, spendingMeter } from "../../core/models/spending-meter.ts";
import { turns } from "../../core/models/turns.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { StreamingEgress } from "../../ports/egress.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Reranker } from "../../ports/reranker.ts";
import type { AroundTextRequest } from "../../ports/text-request.ts";
import type { ModelsSettings } from "../config/model-settings.ts";
import type { Workspace } from "../workspace.ts";
import { embeddingModels } from "./embedding-models.ts";
import { knownOfModel } from "./known-of-model.ts";
import { languageModels } from "./language-models.ts";
import { type ModelPlace, modelPlace } from "./model-place.ts";
import { providerPartsFrom } from "./provider-parts.ts";
import { providerTraffic } from "./provider-traffic.ts";
import { requireKnownProviders } from "./require-known-providers.ts";
import { rerankingModels } from "./reranking-models.ts";
import { vendorNames } from "./vendor-names.ts";

export interface ModelAccessSettings {
  models: ModelsSettings;
  workspace: Pick<Workspace, "clock" | "pause" | "replies" | "numbers">;
  environment: Environment;
  openEgress: (allowedOrigins: readonly string[]) => StreamingEgress;
  /** Nothing will be asked: models are opened without their keys. */
  forecasting?: boolean;
  /** Money that everything together may cost, and how its bounds are counted; absent where nothing is limited. */
  budget?: { meter: BudgetMeter; countTokens: CountTokens } | undefined;
  /** Whether replies are passed on as they come; otherwise once they are whole, and one that breaks off is asked for again. */
  streams?: boolean | undefined;
  /** How long one call waits for a provider that was there and is gone; a minute where absent. */
  patienceMs?: number | undefined;
}

/**
 * Models by their names, ready to be asked. One for everything that runs at the same time: it keeps providers' limits for them all.
 * What is sent is told to the ledger as the run's; undefined for what is no part of a run.
 */
export interface ModelAccess {
  language(name: ModelName, run: string | undefined): LanguageModel;
  embedder(asked: EmbeddingModelReference, run: string | undefined): Embedder;
  reranker(name: ModelName, run: string | undefined): Reranker;
  /** What is known of a model's prices and limits. */
  knownOf(name: ModelName): CatalogEntry | undefined;
  /** Calls that may be made at once of a model's provider. */
  concurrentOf(name: ModelName): number;
  /** What models took so far. */
  spent(): ModelSpending[];
}

/** Rather few: limits of tokens are kept with too many in mind, and corrected by what a call really took. */
const charactersPerToken = 3;

export function modelAccess(settings: ModelAccessSettings): ModelAccess {
  const { models, workspace, environment, openEgress, forecasting = false, patienceMs } = settings;
  const { clock, pause, replies, numbers } = workspace;
  requireKnownProviders(models, vendorNames);
  const spending = spendingMeter();
  const order = turns();
  const traffic = providerTraffic(models, { clock, pause, patienceMs });
  const partsFor = providerPartsFrom({ environment, openEgress, clock, forecasting });

  /** Every attempt is paid for, so the budget stands inside retries. */
  function budgeted(model: LanguageModel, place: ModelPlace): LanguageModel {
    const { budget } = settings;
    if (budget === undefined) return model;
    const entry = knownOfModel(place);
    requirePrice(place.name, entry);
    const priced = pricedCalls(entry ?? { prices: undefined, tokenizer: null }, budget.countTokens);
    return budgetedModel({ model, meter: budget.meter, ...priced });
  }

  function meterOf(place: ModelPlace): ModelMeter {
    return spending.of(place.name, knownOfModel(place));
  }

  /** Around each request of an embedder or reranker. */
  function aroundRequests(place: ModelPlace, meter: ModelMeter): AroundTextRequest {
    const { limiter, retries } = traffic.of(place);
    const { budget } = settings;
    return nestedRequests(
      retryingRequests(retries),
      limitedRequests({
        limiter,
        tokensOf: ({ characters }) => Math.ceil(characters / charactersPerToken),
      }),
      ...(budget === undefined
        ? []
        : [budgetedRequests({ meter: budget.meter, entry: knownOfModel(place) ?? nothingKnown })]),
      meteredRequests(meter.request),
    );
  }

  const placeIn = (name: ModelName, vendors: readonly string[], kind = "models") =>
    modelPlace(name, models, {
      kind,
      vendors,
      everyVendor: vendorNames,
    });

  return {
    spent: () => spending.spent(),
    concurrentOf: traffic.concurrentOf,

    knownOf: (name) => knownOfModel(placeIn(name, vendorNames)),

    language(name, run) {
      const place = placeIn(name, Object.keys(languageModels), "language models");
      const vendor = vendorOf(languageModels, place);
      const { limiter, retries } = traffic.of(place);
      const model = vendor.open(place, partsFor(place, vendor, run), undefined);
      const meter = meterOf(place);
      const metered = meteredModel({ model, onCall: meter.call });
      const limited = limitedModel({
        model: budgeted(metered, place),
        limiter,
        inputTokensOf: ({ messages }) => Math.ceil(JSON.stringify(messages).length / charactersPerToken),
      });
      const retrying = retryingModel({
        model: limited,
        ...retries,
        onlyWhole: settings.streams !== true,
      });
      return cachedModel({
        model: retrying,
        replies,
        digestOf: sha256,
        turns: order,
        onKept: meter.keptCall,
      });
    },

    embedder(asked, run) {
      const place = placeIn(asked.model, Object.keys(embeddingModels), "embedding models");
      const vendor = vendorOf(embeddingModels, place);
      const meter = meterOf(place);
      const parts = { ...partsFor(place, vendor, run), around: aroundRequests(place, meter) };
      return keptEmbedder({
        embedder: vendor.open(place, parts, asked),
        numbers,
        digestOf: sha256,
        turns: order,
        batchesAtOnce: traffic.concurrentOf(asked.model),
        onKept: meter.keptTexts,
      });
    },

    reranker(name, run) {
      const place = placeIn(name, Object.keys(rerankingModels), "rerankers");
      const vendor = vendorOf(rerankingModels, place);
      const meter = meterOf(place);
      const parts = { ...partsFor(place, vendor, run), around: aroundRequests(place, meter) };
      const reranker = vendor.open(place, parts, undefined);
      return keptReranker({ reranker, numbers, digestOf: sha256, turns: order, onKept: meter.keptTexts });
    },
  };
}

const nothingKnown = { prices: undefined, usdPerThousandSearches: undefined, billing: "unknown" } as const;

function vendorOf<Vendor>(vendors: Readonly<Record<string, Vendor>>, { vendor }: ModelPlace): Vendor {
  const found = vendors[vendor];
  if (found === undefined) throw new Error(`There is no way to open a model of ${vendor}.`);
  return found;
}
