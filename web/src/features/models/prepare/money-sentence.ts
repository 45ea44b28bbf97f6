import type { AskedModel } from "@contracts/api/models.ts";
import { money } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

type Paid = Pick<AskedModel, "usd" | "callsWithoutUsage" | "prices">;

/** What a model cost, as well as it is known: never a zero for what nobody told. */
export function moneyOf({ usd, callsWithoutUsage, prices }: Paid): string {
  if (usd === null) return prices === null ? t.models.noPrice : t.models.notCounted;
  return (callsWithoutUsage ?? 0) > 0 ? t.models.atLeast(money(usd)) : money(usd);
}

/** What all of them cost together: a lower bound where one of them is not known. */
export function moneyOfAll(models: readonly Paid[]): string {
  const sum = models.reduce((all, { usd }) => all + (usd ?? 0), 0);
  const isWhole = models.every(
    ({ usd, callsWithoutUsage }) => usd !== null && (callsWithoutUsage ?? 0) === 0,
  );
  if (isWhole) return money(sum);
  return models.every(({ usd }) => usd === null) ? t.models.notCounted : t.models.atLeast(money(sum));
}
