import { parseMoney } from "../contracts/parse-money.ts";
import type { Options } from "./command-context.ts";

/** US dollars of `--budget 5usd`; undefined where none is set. Throws AppError "config.invalid" for anything else. */
export function budgetOf(options: Options): number | undefined {
  const { budget } = options;
  return typeof budget === "string" ? parseMoney(budget) : undefined;
}
