import { AppError } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import { usdText } from "../../contracts/usd-text.ts";
import { sufficientBudget } from "../../core/search/prepare-search.ts";
import { evaluationsWithin, type Rate } from "./measure-rate.ts";
import { type OpenSearch, usualQuestions } from "./open-search.ts";
import type { SearchMoney } from "./search-money.ts";

export interface BudgetTools {
  /** Asked only where the budget holds money. */
  money(): Promise<SearchMoney>;
  /** Asked only where it holds minutes. */
  rate(): Promise<Rate>;
}

/**
 * How many question evaluations a budget buys: the fewest of what its limits allow, and at least one. Throws AppError
 * "config.invalid" for money that does not suffice for the smallest search, and "budget.unknown-price" where nobody knows.
 */
export async function budgetedEvaluations(search: OpenSearch, tools: BudgetTools): Promise<number> {
  const { budget, space, questions } = search;
  const { questions: most, minutes, usd } = budget;
  const exhaustive = space.candidates.length * questions.length;
  // Before any time is measured, which asks models.
  const bought = usd === undefined ? Infinity : await boughtBy(usd, search, await tools.money());
  const limits = [bought];
  if (most !== undefined) limits.push(most);
  if (minutes !== undefined) {
    const indexes = new Set(space.candidates.map(({ index }) => index)).size;
    limits.push(evaluationsWithin(minutes, indexes, await tools.rate()));
  }
  if (most === undefined && minutes === undefined) {
    limits.push(Number.isFinite(bought) ? exhaustive : usualQuestions(questions.length));
  }
  return Math.min(...limits);
}

async function boughtBy(usd: number, search: OpenSearch, money: SearchMoney): Promise<number> {
  const { space, questions, strategy, seed, baseline } = search;
  const budget = money.affordable(usd);
  if (!Number.isFinite(budget)) return budget;
  const enough = sufficientBudget(space, questions, { strategy, budget, seed, baseline: baseline.label });
  if (enough <= budget) return budget;
  const cents = Math.ceil(100 * money.usdFor(enough));
  throw new AppError("config.invalid", {
    message: `A budget of ${usdText(usd)} buys ${counted(budget, "question evaluation")}, at what each can cost at the most, and this search takes at least ${enough}.`,
    hint: `Give --budget ${(cents / 100).toFixed(2)}usd, or let models write less: answer.maxOutputTokens.`,
  });
}
