import type { ModelRequest, ModelUsage } from "../../../contracts/model.ts";
import type { Clock } from "../../../ports/clock.ts";
import { inputTokensOf } from "../../models/input-tokens.ts";

/** Where the agent has to come to an end with what it has. */
export interface AgentLimits {
  /** Retrievals, each with what follows it. */
  rounds: number;
  /** Of all calls together, prompts and output. */
  tokens: number;
  /** Looked at before every call: one that has begun is read to its end. */
  seconds: number;
}

export const shippedLimits: AgentLimits = { rounds: 3, tokens: 50_000, seconds: 120 };

/** What one question may still take. */
export interface Budget {
  /**
   * The limit that forbids a call; null where none does. `tokens` is what it may take, `reserve` what has to be left for the
   * call that comes after it: so many tokens and, where it is not 0, the time of the longest call so far.
   */
  forbids(tokens: number, reserve?: number): "tokens" | "seconds" | null;
  /** Of a call that ended: what it took, or where the provider did not tell, what it may have taken. */
  spend(usage: ModelUsage | null, most: number, milliseconds: number): void;
}

export function startBudget(limits: AgentLimits, clock: Clock): Budget {
  const began = clock.monotonic();
  let spent = 0;
  let longest = 0;
  return {
    forbids(tokens, reserve = 0) {
      const passed = clock.monotonic() - began + (reserve === 0 ? 0 : longest);
      if (passed >= limits.seconds * 1000) return "seconds";
      return spent + tokens + reserve > limits.tokens ? "tokens" : null;
    },
    spend(usage, most, milliseconds) {
      spent += usage === null ? most : usage.inputTokens + usage.outputTokens;
      longest = Math.max(longest, milliseconds);
    },
  };
}

/** No fewer tokens than a request's prompt takes. */
export type BoundPrompt = (request: ModelRequest) => number;

/** Where nobody can count for the model: no vocabulary makes more tokens than bytes. */
export const promptBytes: BoundPrompt = (request) => inputTokensOf(request, null, () => 0).upperBound;
