import { throwIfAborted } from "../../contracts/abort.ts";
import type { ModelEvent, ModelRequest, ModelUsage } from "../../contracts/model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { BudgetMeter } from "./budget-meter.ts";
import { isTurnedDown } from "./turned-down.ts";
import { unknownPrice } from "./unknown-price.ts";

export interface BudgetedModelSettings {
  model: LanguageModel;
  /** One for everything that the budget is for. */
  meter: BudgetMeter;
  /** The most that a request can cost, in US dollars; undefined where nobody knows. */
  boundOf: (request: ModelRequest) => number | undefined;
  costOf: (usage: ModelUsage) => number | undefined;
}

/**
 * Begins a call only when the budget holds what it can cost at the most. Placed inside retries, every attempt is counted: one that
 * the provider turned down before anything was generated costs nothing, one that broke otherwise all that it could have cost. What
 * a call cost is known to the meter before its last event is passed on, so a reader that asks another model then never waits for
 * itself.
 */
export function budgetedModel({ model, meter, boundOf, costOf }: BudgetedModelSettings): LanguageModel {
  return {
    id: model.id,
    version: model.version,
    traits: model.traits,
    async *stream(request, options) {
      const bound = boundOf(request);
      if (bound === undefined) throw unknownPrice(model.id);
      const reservation = await meter.reserve(bound, options.signal);
      let usage: ModelUsage | undefined;
      let isAsked = false;
      let isGenerating = false;
      try {
        // It may have fired between the reservation and now.
        throwIfAborted(options.signal);
        isAsked = true;
        for await (const event of model.stream(request, options)) {
          if (event.type === "usage") usage = event.usage;
          isGenerating ||= isOfReply(event);
          if (event.type === "finish") reservation.settle(usage && costOf(usage));
          yield event;
        }
      } catch (error) {
        if (!isAsked || (!isGenerating && isTurnedDown(error))) reservation.settle(0);
        throw error;
      } finally {
        reservation.settle(usage && costOf(usage));
      }
    },
  };
}

function isOfReply({ type }: ModelEvent): boolean {
  return type !== "raw" && type !== "warning";
}
