import { counted } from "../../contracts/count-text.ts";
import type { InputTokens } from "./input-tokens.ts";

/** How fast calls can follow each other; what is absent is not known. */
export interface Pace {
  requestsPerMinute?: number | undefined;
  tokensPerMinute?: number | undefined;
  /** Calls under way at once. */
  concurrency?: number | undefined;
  secondsPerCall?: number | undefined;
}

export interface ForecastMinutes {
  minutes: number;
  /** What was assumed, a clause: "at 2 s a call, 4 calls at once". */
  assuming: string;
}

export interface PacedCalls {
  calls: number;
  inputTokens: Pick<InputTokens, "upperBound">;
  maxOutputTokens: number;
}

/** As long as the narrowest of what is known asks for; null where nothing is. */
export function forecastMinutes(
  { calls, inputTokens, maxOutputTokens }: PacedCalls,
  pace: Pace,
): ForecastMinutes | null {
  const { requestsPerMinute, tokensPerMinute, concurrency = 1, secondsPerCall } = pace;
  const known: ForecastMinutes[] = [];
  if (secondsPerCall !== undefined) {
    known.push({
      // Calls that run at once begin and end in rows.
      minutes: (Math.ceil(calls / concurrency) * secondsPerCall) / 60,
      assuming: `at ${secondsPerCall} s a call, ${counted(concurrency, "call")} at once`,
    });
  }
  if (requestsPerMinute !== undefined) {
    known.push({
      minutes: calls / requestsPerMinute,
      assuming: `at ${counted(requestsPerMinute, "call")} a minute`,
    });
  }
  if (tokensPerMinute !== undefined) {
    known.push({
      minutes: (inputTokens.upperBound + maxOutputTokens) / tokensPerMinute,
      assuming: `at ${counted(tokensPerMinute, "token")} a minute and replies as long as they may be`,
    });
  }
  const [first, ...others] = known;
  if (first === undefined) return null;
  return others.reduce((longest, each) => (each.minutes > longest.minutes ? each : longest), first);
}
