import type { AgentLimits } from "./budget.ts";

/** A decision that cannot be read is asked for once more. */
const perDecision = 2;
/** In a round it grades and rewrites, and may hear that what was kept holds no answer. */
const perRound = 2 * perDecision + 1;
/** Beside the rounds it plans, writes, checks twice and repairs. */
const besideRounds = 3 * perDecision + 2;

/** How many calls of a model one question can take at the most. */
export function mostCalls({ rounds }: Pick<AgentLimits, "rounds">): number {
  return perRound * rounds + besideRounds;
}

/** Into which a question may be parted. */
export const mostParts = 4;
/** Of one rewrite. */
export const mostQueries = 3;

/** How many queries one question can look up at the most, beside itself. */
export function mostSearches({ rounds }: Pick<AgentLimits, "rounds">): number {
  return mostParts + mostQueries * (rounds - 1);
}
