import type { Clock } from "../../ports/clock.ts";
import { AppError } from "../../contracts/app-error.ts";
import { modelError } from "../../ports/language-model-fault.ts";

export interface CircuitSettings {
  /** For people. */
  provider: string;
  clock: Pick<Clock, "monotonic">;
  /** So many in a row open it. */
  failuresToOpen?: number;
  /** How long nobody is let through then. */
  openMs?: number;
}

export interface CircuitPass {
  /** Counts once; later calls change nothing. What failed is told to those who are not let through. */
  end(outcome: "answered" | "failed" | "unknown", error?: unknown): void;
}

/**
 * Leaves a provider alone that fails again and again. One for all models of a provider. After its time one request is let
 * through: its end closes the circuit or opens it anew.
 */
export interface Circuit {
  /** Throws AppError "model.busy" that says how long to wait, while nobody is let through; the last failure is its cause. */
  enter(): CircuitPass;
  /** Whether any request was ever answered. */
  hasAnswered(): boolean;
}

/** What a provider is left alone for, where an error says that it is; otherwise the error itself. */
export function failureBehind(error: unknown): unknown {
  return error instanceof AppError && error.code === "model.busy" && error.cause instanceof AppError
    ? error.cause
    : error;
}

export function circuit({ provider, clock, failuresToOpen = 5, openMs = 30_000 }: CircuitSettings): Circuit {
  let failures = 0;
  let openedAt: number | undefined;
  let isProbed = false;
  let hasAnswered = false;
  let lastFailure: unknown;

  const leftAlone = (retryAfterMs: number): Error =>
    modelError(
      "model.busy",
      {
        message: `${provider} failed ${failures} times in a row and is left alone for ${Math.ceil(retryAfterMs / 1000)} s.`,
        hint: "See whether the service is up; it is asked again after that time.",
        cause: lastFailure,
      },
      { retryAfterMs, isOutage: true },
    );

  return {
    hasAnswered: () => hasAnswered,
    enter() {
      const isProbe = openedAt !== undefined;
      if (openedAt !== undefined) {
        const left = openedAt + openMs - clock.monotonic();
        if (left > 0) throw leftAlone(left);
        if (isProbed) throw leftAlone(openMs);
        isProbed = true;
      }
      let hasEnded = false;
      return {
        end(outcome, error) {
          if (hasEnded) return;
          hasEnded = true;
          if (isProbe) isProbed = false;
          if (outcome === "answered") {
            failures = 0;
            openedAt = undefined;
            hasAnswered = true;
          } else if (outcome === "failed") {
            failures += 1;
            lastFailure = error;
            if (isProbe || failures >= failuresToOpen) openedAt = clock.monotonic();
          }
        },
      };
    },
  };
}
