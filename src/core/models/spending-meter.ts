import type { ModelSpending } from "../../contracts/model-spending.ts";
import { costOf } from "./call-cost.ts";
import type { MeteredCall } from "./metered-model.ts";
import { addRequest, type MeteredRequest, noTextUsage } from "./metered-requests.ts";
import { type TextPrices, textCostOf } from "./text-cost.ts";
import { isTurnedDownBy } from "./turned-down.ts";
import { addCall, noUsage } from "./usage-total.ts";

/** Counts what models take and cost, by name. */
export interface SpendingMeter {
  /** `prices` are those of the model; undefined where nobody knows anything of it. */
  of(model: string, prices: TextPrices | undefined): ModelMeter;
  /** So far, in the order in which models were first asked; one that was not asked is not in it. */
  spent(): ModelSpending[];
}

export interface ModelMeter {
  call(call: MeteredCall): void;
  request(request: MeteredRequest): void;
  keptCall(): void;
  keptTexts(texts: number): void;
}

interface Account {
  usage: typeof noUsage;
  texts: typeof noTextUsage;
  kept: { calls: number; texts: number };
  withoutUsage: number;
  usd: number;
  isPriced: boolean;
}

export function spendingMeter(): SpendingMeter {
  const accounts = new Map<string, Account>();

  function accountOf(model: string): Account {
    const known = accounts.get(model);
    if (known !== undefined) return known;
    const opened = {
      usage: noUsage,
      texts: noTextUsage,
      kept: { calls: 0, texts: 0 },
      withoutUsage: 0,
      usd: 0,
      isPriced: true,
    };
    accounts.set(model, opened);
    return opened;
  }

  return {
    of(model, prices) {
      // Each call by itself: what a token costs may depend on how long its prompt is.
      const pay = (account: Account, usd: number | undefined): void => {
        account.usd += usd ?? 0;
        account.isPriced &&= usd !== undefined;
      };
      return {
        call(call) {
          const account = accountOf(model);
          account.usage = addCall(account.usage, call);
          if (call.usage !== null) pay(account, costOf(call.usage, prices?.prices));
          else if (!isTurnedDownBy(call.code)) account.withoutUsage += 1;
        },
        request(request) {
          const account = accountOf(model);
          account.texts = addRequest(account.texts, request);
          const { usage, code } = request;
          const isTold = usage !== null && (usage.tokens !== null || usage.searchUnits !== null);
          if (isTold) pay(account, textCostOf(prices ?? nothingKnown, usage));
          else if (!isTurnedDownBy(code)) account.withoutUsage += 1;
        },
        keptCall: () => void (accountOf(model).kept.calls += 1),
        keptTexts: (texts) => void (accountOf(model).kept.texts += texts),
      };
    },

    spent: () =>
      [...accounts].map(([model, { usage, texts, kept, withoutUsage, usd, isPriced }]) => ({
        model,
        calls: usage.calls + texts.requests,
        inputTokens: usage.inputTokens + texts.tokens,
        outputTokens: usage.outputTokens,
        texts: texts.texts,
        searches: texts.searchUnits,
        callsWithoutUsage: withoutUsage,
        kept: { ...kept },
        usd: isPriced ? usd : null,
      })),
  };
}

const nothingKnown: TextPrices = { prices: undefined, usdPerThousandSearches: undefined };
