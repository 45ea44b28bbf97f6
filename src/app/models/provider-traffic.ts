import type { ModelName } from "../../contracts/pipeline.ts";
import { type Circuit, circuit } from "../../core/models/circuit.ts";
import { type ModelLimiter, modelLimiter } from "../../core/models/model-limiter.ts";
import type { RetryingRequestsSettings } from "../../core/models/retrying-requests.ts";
import type { Wait } from "../../core/models/wait.ts";
import { seededRandom } from "../../core/statistics/random.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ModelSettings, ModelsSettings } from "../config/model-settings.ts";
import type { ModelPlace } from "./model-place.ts";

/** What every call of a model passes through. */
export interface Traffic {
  /** Of the provider; of the model itself where limits or an address are set for it. */
  limiter: ModelLimiter;
  /** How it is tried again; the circuit is the provider's, or that of the model's own address. */
  retries: RetryingRequestsSettings;
}

/** Keeps the limits of providers for everything that runs at the same time. */
export interface ProviderTraffic {
  of(place: ModelPlace): Traffic;
  /** Calls that may be made at once. */
  concurrentOf(name: ModelName): number;
}

const usualConcurrent = 4;
const openMs = 10_000;
const attempts = 10;
/** A server that is started anew is back within a minute: that long it is asked again, with growing pauses. */
const usualPatienceMs = 60_000;
/** One that was never there is rather not started, or elsewhere. */
const patienceWithStrangersMs = 5000;

export interface TrafficSettings {
  clock: Clock;
  pause: Wait;
  /** How long one call waits for a provider that was there and is gone; a minute where absent. */
  patienceMs: number | undefined;
}

export function providerTraffic(
  models: ModelsSettings,
  { clock, pause, patienceMs = usualPatienceMs }: TrafficSettings,
): ProviderTraffic {
  const random = seededRandom(process.pid);
  const limiters = new Map<string, ModelLimiter>();
  const circuits = new Map<string, Circuit>();

  const retriesAt = (circuit: Circuit): RetryingRequestsSettings => ({
    circuit,
    random,
    wait: pause,
    attempts,
    patienceMs: () => (circuit.hasAnswered() ? patienceMs : Math.min(patienceMs, patienceWithStrangersMs)),
  });

  return {
    of({ name, provider, settings }) {
      const own = models[name];
      // Another address is another server, or another quota.
      const isElsewhere = own?.baseUrl !== undefined || own?.region !== undefined;
      const hasOwnLimits = isElsewhere || Object.keys(limitsIn(own)).length > 0;
      const reached = isElsewhere ? name : provider;
      return {
        limiter: kept(limiters, hasOwnLimits ? name : provider, () =>
          modelLimiter({
            limits: { concurrent: usualConcurrent, ...limitsIn(settings) },
            clock,
            wait: pause,
          }),
        ),
        retries: retriesAt(kept(circuits, reached, () => circuit({ provider: reached, clock, openMs }))),
      };
    },
    concurrentOf: (name) =>
      models[name]?.concurrent ?? models[name.slice(0, name.indexOf("/"))]?.concurrent ?? usualConcurrent,
  };
}

function limitsIn(settings: ModelSettings | undefined) {
  const { concurrent, requestsPerMinute, tokensPerMinute } = settings ?? {};
  return {
    ...(concurrent !== undefined && { concurrent }),
    ...(requestsPerMinute !== undefined && { requestsPerMinute }),
    ...(tokensPerMinute !== undefined && { tokensPerMinute }),
  };
}

function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  return made;
}
