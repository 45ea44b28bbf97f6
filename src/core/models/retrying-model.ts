import type { ModelEvent } from "../../contracts/model.ts";
import { faultOf } from "../../ports/language-model-fault.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Random } from "../statistics/random.ts";
import type { Circuit } from "./circuit.ts";
import type { Wait } from "./wait.ts";

export interface RetryingModelSettings {
  model: LanguageModel;
  circuit: Circuit;
  random: Random;
  wait: Wait;
  /** The first included. */
  attempts?: number;
  /** Doubles with each attempt; a random part of it is waited. */
  firstDelayMs?: number;
  longestDelayMs?: number;
  /** A provider that asks for a longer wait is not waited for. */
  longestRetryAfterMs?: number;
}

/**
 * Asks again where a failure may pass, as long as nothing of a reply was passed on: a reader never sees the beginning of one
 * reply and the end of another. A provider's own wish to wait is kept.
 */
export function retryingModel(settings: RetryingModelSettings): LanguageModel {
  const { model, circuit, wait, attempts = 5 } = settings;
  return {
    id: model.id,
    version: model.version,
    traits: model.traits,
    async *stream(request, options) {
      const { signal } = options;
      for (let attempt = 1; ; attempt += 1) {
        const held: ModelEvent[] = [];
        let isPassedOn = false;
        let delay: number;
        let pass;
        try {
          pass = circuit.enter();
          for await (const event of model.stream(request, options)) {
            held.push(event);
            if (!isPassedOn && !isContent(event) && event.type !== "finish") continue;
            isPassedOn = true;
            if (event.type === "finish") pass.end("answered");
            for (const ready of held.splice(0)) yield ready;
          }
          return;
        } catch (error) {
          pass?.end(outcomeOf(error));
          const again = isPassedOn || attempt >= attempts ? undefined : delayAfter(error, attempt, settings);
          if (again === undefined) {
            yield* held;
            throw error;
          }
          delay = again;
        } finally {
          pass?.end("unknown");
        }
        await wait(delay, signal);
      }
    },
  };
}

/** Undefined where trying again is of no use. */
function delayAfter(error: unknown, attempt: number, settings: RetryingModelSettings): number | undefined {
  const { random, firstDelayMs = 500, longestDelayMs = 30_000, longestRetryAfterMs = 120_000 } = settings;
  const fault = faultOf(error);
  if (fault === undefined || !fault.mayPass) return undefined;
  // Full jitter: many that failed together do not come back together.
  const jitter = random.uniform() * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  if (fault.retryAfterMs === null) return jitter;
  return fault.retryAfterMs > longestRetryAfterMs ? undefined : fault.retryAfterMs + jitter;
}

function outcomeOf(error: unknown): "answered" | "failed" | "unknown" {
  const fault = faultOf(error);
  if (fault === undefined) return "unknown";
  return fault.isOutage ? "failed" : "answered";
}

/** What a reader could have shown. */
function isContent({ type }: ModelEvent): boolean {
  return /^(?:text|reasoning|tool)-(?:delta|end)$|logprobs$/.test(type);
}
