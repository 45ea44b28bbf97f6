import type { Estimate } from "@contracts/api/configuration.ts";
import { count, duration, money } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

export interface Fact {
  name: string;
  value: string;
  /** What bounds or explains it. */
  note: string | null;
}

/** What the work would take, in the order in which a person asks: how much, how long, for how much. */
export function estimateFacts(estimate: Estimate): Fact[] {
  const words = t.newExperiment.estimate;
  const { models, stages, seconds } = estimate;
  return [
    {
      name: words.configurations,
      value: count(estimate.configurations),
      note: words.indexes(estimate.indexes),
    },
    {
      name: estimate.kind === "search" ? words.mostEvaluations : words.evaluations,
      value: count(estimate.evaluations),
      note: words.questions(estimate.questions),
    },
    ...(stages === null
      ? []
      : [
          {
            name: words.stages,
            value: count(stages.total - stages.cached),
            note: words.cached(count(stages.cached), count(stages.total)),
          },
        ]),
    {
      name: words.time,
      value: timeText(seconds),
      note: null,
    },
    ...(models === null
      ? [{ name: words.models, value: words.noModel, note: words.nothingLeaves }]
      : modelFacts(models)),
  ];
}

function timeText(seconds: number | null): string {
  const words = t.newExperiment.estimate;
  if (seconds === null) return words.unknown;
  return seconds === 0 ? words.atOnce : words.about(duration(1000 * seconds));
}

function modelFacts(models: NonNullable<Estimate["models"]>): Fact[] {
  const words = t.newExperiment.estimate;
  const { calls, keptCalls, inputTokens, maxOutputTokens, money: price, unpriced } = models;
  return [
    {
      name: words.calls,
      value: count(calls),
      note: keptCalls === 0 ? null : words.kept(count(keptCalls)),
    },
    {
      name: words.tokens,
      value: count(inputTokens.estimate),
      note: words.tokensBound(count(inputTokens.upperBound), count(maxOutputTokens)),
    },
    {
      name: words.money,
      value: price === null ? words.unknown : money(price.upperUsd),
      note:
        price === null
          ? words.unpriced(unpriced.join(", "))
          : unpriced.length > 0
            ? words.partly(unpriced.join(", "))
            : words.atLeast(money(price.lowerUsd)),
    },
  ];
}
