import { faultOf } from "../../ports/language-model-fault.ts";
import type { Random } from "../statistics/random.ts";
import type { CircuitPass } from "./circuit.ts";

export interface RetryDelaySettings {
  random: Random;
  /** The first included. */
  attempts?: number;
  /** Doubles with each attempt; a random part of it is waited. */
  firstDelayMs?: number;
  longestDelayMs?: number;
  /** A provider that asks for a longer wait is not waited for. */
  longestRetryAfterMs?: number;
  /** How long one call waits, in all, for a provider that is not there: in place of a number of attempts. */
  patienceMs?: () => number;
}

/** How long to wait after a failed attempt, counted from 1, when so long was waited before; undefined where trying again is of no use. */
export function retryDelay(
  error: unknown,
  attempt: number,
  waitedMs: number,
  settings: RetryDelaySettings,
): number | undefined {
  const {
    random,
    attempts = 5,
    firstDelayMs = 500,
    longestDelayMs = 30_000,
    longestRetryAfterMs = 120_000,
    patienceMs,
  } = settings;
  const fault = faultOf(error);
  if (fault === undefined || !fault.mayPass) return undefined;
  const patience = fault.isOutage ? patienceMs?.() : undefined;
  if (patience === undefined && attempt >= attempts) return undefined;
  // Full jitter: many that failed together do not come back together.
  const jitter = random.uniform() * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  if (fault.retryAfterMs !== null && fault.retryAfterMs > longestRetryAfterMs) return undefined;
  const delay = (fault.retryAfterMs ?? 0) + jitter;
  if (patience === undefined) return delay;
  const left = patience - waitedMs;
  // The last attempt falls on the end of patience: whoever is back by then is found.
  return left > 0 ? Math.min(delay, left) : undefined;
}

/** What a failure says about the provider itself. */
export function circuitOutcomeOf(error: unknown): Parameters<CircuitPass["end"]>[0] {
  const fault = faultOf(error);
  if (fault === undefined) return "unknown";
  return fault.isOutage ? "failed" : "answered";
}
