import type { ModelRequest, ModelUsage } from "../../../contracts/model.ts";
import type { Clock } from "../../../ports/clock.ts";

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

/** More tokens than a request takes, as far as one can say without its model's tokenizer: prompt and output. */
export function mostTokens({ messages, maxOutputTokens }: ModelRequest): number {
  const prompt = messages
    .flatMap(({ parts }) => parts)
    .reduce((sum, part) => sum + (part.type === "text" ? tokensOf(part.text) : 0), 0);
  return prompt + tokensPerMessage * messages.length + maxOutputTokens;
}

/** Chat templates put a few around every message. */
const tokensPerMessage = 8;

/** English has about 4.5 bytes of UTF-8 to a token in today's vocabularies, German 3.5; Chinese three to a character, which is about a token. */
function tokensOf(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / 3);
}
