import type { Pipeline } from "../../contracts/pipeline.ts";

/**
 * How many of the ranked passages the answerer is given: the first k, or with a budget as many as fit, in order and without gaps.
 * The first passage is always given, however long.
 */
export async function usedPassages(
  ranked: readonly { text: string }[],
  settings: Pick<Pipeline["retrieve"], "k" | "budget">,
  countTokens: (text: string) => number | Promise<number>,
): Promise<number> {
  const { k, budget } = settings;
  if (budget === undefined) return Math.min(k, ranked.length);
  const most = budget.characters ?? budget.tokens ?? 0;
  let spent = 0;
  for (const [index, { text }] of ranked.entries()) {
    spent += budget.characters === undefined ? await countTokens(text) : text.length;
    if (spent > most) return Math.max(index, 1);
  }
  return ranked.length;
}
