import { pause } from "../../adapters/clock/breathe.ts";
import type { Environment } from "../../adapters/shared/provider/secret.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import type { ModelName } from "../../contracts/pipeline.ts";
import { cachedModel } from "../../core/models/cached-model.ts";
import { circuit } from "../../core/models/circuit.ts";
import { limitedModel } from "../../core/models/limited-model.ts";
import { meteredModel } from "../../core/models/metered-model.ts";
import { modelLimiter } from "../../core/models/model-limiter.ts";
import { retryingModel } from "../../core/models/retrying-model.ts";
import { addCall, noUsage, type UsageTotal } from "../../core/models/usage-total.ts";
import { seededRandom } from "../../core/statistics/random.ts";
import type { StreamingEgress } from "../../ports/egress.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { ModelsSettings } from "../config/model-settings.ts";
import type { Workspace } from "../workspace.ts";
import { languageModelOrigins, languageModelVendors, openLanguageModel } from "./language-models.ts";
import { type ModelPlace, modelPlace } from "./model-place.ts";

export interface ModelAccessSettings {
  models: ModelsSettings;
  workspace: Pick<Workspace, "clock" | "replies">;
  environment: Environment;
  openEgress: (allowedOrigins: readonly string[]) => StreamingEgress;
}

/** Models by their names, ready to be asked. One for everything that runs at the same time: it keeps providers' limits for them all. */
export interface ModelAccess {
  /** What is sent is told to the ledger as the run's; undefined for what is no part of a run. */
  language(name: ModelName, run: string | undefined): LanguageModel;
  /** Questions that may be worked on at once with a model. */
  concurrentOf(name: ModelName): number;
  /** What calls have taken so far, by model; replies that were kept before are not in it. */
  usage(): ReadonlyMap<string, UsageTotal>;
}

const usualConcurrent = 4;
/** A server that is started anew is back within a minute: that long it is asked again, with growing pauses. */
const attempts = 10;
const openMs = 10_000;

export function modelAccess(settings: ModelAccessSettings): ModelAccess {
  const { models, workspace, environment, openEgress } = settings;
  const { clock, replies } = workspace;
  const totals = new Map<string, UsageTotal>();
  const providers = new Map<string, ReturnType<typeof openProvider>>();
  const random = seededRandom(process.pid);
  const placeOf = (name: ModelName) => modelPlace(name, models, languageModelVendors);

  function openProvider(place: ModelPlace) {
    const { provider, settings: its } = place;
    return {
      egress: openEgress(languageModelOrigins(place)),
      limiter: modelLimiter({
        limits: {
          concurrent: its.concurrent ?? usualConcurrent,
          ...(its.requestsPerMinute !== undefined && { requestsPerMinute: its.requestsPerMinute }),
          ...(its.tokensPerMinute !== undefined && { tokensPerMinute: its.tokensPerMinute }),
        },
        clock,
        wait: pause,
      }),
      circuit: circuit({ provider, clock, openMs }),
    };
  }

  function language(name: ModelName, run: string | undefined): LanguageModel {
    const place = placeOf(name);
    const provider = providers.get(place.provider) ?? openProvider(place);
    providers.set(place.provider, provider);
    const egress = run === undefined ? provider.egress : egressOfRun(provider.egress, run);
    const metered = meteredModel({
      model: openLanguageModel(place, { egress, environment, clock }),
      onCall: (call) => totals.set(call.model, addCall(totals.get(call.model) ?? noUsage, call)),
    });
    const limited = limitedModel({
      model: metered,
      limiter: provider.limiter,
      inputTokensOf: (request) => Buffer.byteLength(JSON.stringify(request.messages)),
    });
    const retrying = retryingModel({
      model: limited,
      circuit: provider.circuit,
      random,
      wait: pause,
      attempts,
    });
    return cachedModel({ model: retrying, replies, digestOf: sha256 });
  }

  return {
    language,
    concurrentOf: (name) => placeOf(name).settings.concurrent ?? usualConcurrent,
    usage: () => totals,
  };
}
