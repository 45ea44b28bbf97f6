import type { AnswerStep, AnswerTrace } from "../../contracts/answer.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { Metric, Sample } from "../../ports/metric.ts";
import { defineMetric, notApplicable, scored } from "./define-metric.ts";
import { type Gold, withGold } from "./gold.ts";
import { overlaps } from "./spans.ts";

/** What each of an agent's rounds brought, how well it graded, what its checks found, what it took. Of `single` those that apply. */
export function agentMetrics({ rounds }: { rounds: number } = { rounds: 3 }): Metric[] {
  const eachRound = Array.from({ length: rounds }, (_, place) => place + 1);
  return [
    defineMetric({
      id: "agent-rounds",
      title: "Retrievals on the way to an answer, 1 or more, lower is better",
      measure: withRounds((retrievals) => scored(retrievals.length)),
    }),
    defineMetric({
      id: "agent-queries",
      title: "Queries that were looked up, 1 or more, lower is better",
      measure: withRounds((retrievals) => scored(sum(retrievals, ({ queries }) => queries.length))),
    }),
    ...eachRound.flatMap((round) => [gained(round), wasted(round)]),
    gradingPrecision(),
    gradingRecall(),
    defineMetric({
      id: "answer-repairs",
      title: "Times the answer was written anew after its check, 0 or more, lower is better",
      measure: withTrace(({ repairs }) => scored(repairs)),
    }),
    defineMetric({
      id: "citations-removed",
      title:
        "Share of the model's citations whose passage does not support their sentence, 0 to 1, lower is better",
      measure: withTrace(({ citationsGiven, citationsRemoved }) =>
        citationsGiven === 0
          ? notApplicable("The model cited nothing.")
          : scored(citationsRemoved / citationsGiven),
      ),
    }),
    defineMetric({
      id: "sentences-ungrounded",
      title: "Share of the answer's sentences that stand on no passage, 0 to 1, lower is better",
      measure: withTrace(({ sentences, sentencesUngrounded }) =>
        sentences === 0 ? notApplicable("The answer says nothing.") : scored(sentencesUngrounded / sentences),
      ),
    }),
    defineMetric({
      id: "stopped-by-limit",
      title:
        "1 where a limit ended the way to the answer or a format could not be read, else 0, lower is better",
      measure: withTrace(({ stoppedBy }) => scored(stoppedBy === null ? 0 : 1)),
    }),
    defineMetric({
      id: "model-calls",
      title: "Calls of the model on the way to an answer, 0 or more, lower is better",
      measure: withTrace(({ steps }) => scored(callsOf(steps).length)),
    }),
    tokens("model-input-tokens", "Tokens the model read", "inputTokens"),
    tokens("model-output-tokens", "Tokens the model wrote", "outputTokens"),
  ];
}

/** Those of `agentMetrics` that count what went wrong or what was spent. */
export function agentMetricsLowerIsBetter({ rounds }: { rounds: number } = { rounds: 3 }): string[] {
  return agentMetrics({ rounds })
    .filter(({ title }) => title.endsWith("lower is better"))
    .map(({ id }) => id);
}

function gained(round: number): Metric {
  return defineMetric({
    id: `passages-gained@${round}`,
    title: `Passages first found in round ${round} that were cited or overlap gold, 0 or more, higher is better`,
    measure: inRound(round, (found, sample) => scored(found.filter((one) => isOfUse(one, sample)).length)),
  });
}

function wasted(round: number): Metric {
  return defineMetric({
    id: `passages-wasted@${round}`,
    title: `Passages first found in round ${round} that were neither cited nor overlap gold, 0 or more, lower is better`,
    measure: inRound(round, (found, sample) => scored(found.filter((one) => !isOfUse(one, sample)).length)),
  });
}

function gradingPrecision(): Metric {
  return defineMetric({
    id: "grading-precision",
    title: "Share of the passages taken for relevant that overlap a gold span, 0 to 1, higher is better",
    measure: withGrades((gold, { kept }) =>
      kept.length === 0
        ? notApplicable("No passage was taken for relevant.")
        : scored(kept.filter((passage) => touches(passage, gold.spans)).length / kept.length),
    ),
  });
}

function gradingRecall(): Metric {
  return defineMetric({
    id: "grading-recall",
    title:
      "Share of the gold spans among the passages graded that one taken for relevant overlaps, 0 to 1, higher is better",
    measure: withGrades((gold, { found, kept }) => {
      const there = gold.spans.filter((span) => touches(span, found));
      if (there.length === 0) return notApplicable("No passage that was found overlaps gold.");
      return scored(there.filter((span) => touches(span, kept)).length / there.length);
    }),
  });
}

function tokens(id: string, title: string, part: "inputTokens" | "outputTokens"): Metric {
  return defineMetric({
    id,
    title: `${title} on the way to an answer, 0 or more, lower is better`,
    measure: withTrace(({ steps }) => {
      const calls = callsOf(steps);
      const untold = calls.filter(({ usage }) => usage === null).length;
      if (untold > 0)
        return notApplicable(`The provider did not tell what ${untold} of ${calls.length} calls took.`);
      return scored(sum(calls, ({ usage }) => usage?.[part] ?? 0));
    }),
  });
}

function withTrace(measure: (trace: AnswerTrace, sample: Sample) => Outcome): (sample: Sample) => Outcome {
  return (sample) => {
    const { trace } = sample.answer;
    return trace === undefined ? notApplicable("No model gave this answer.") : measure(trace, sample);
  };
}

function withRounds(
  measure: (retrievals: readonly AnswerStep[], sample: Sample) => Outcome,
): (sample: Sample) => Outcome {
  return withTrace(({ steps }, sample) => {
    const retrievals = steps.filter(({ node }) => node === "retrieve");
    return retrievals.length === 0
      ? notApplicable("The answer was given without looking anything up.")
      : measure(retrievals, sample);
  });
}

function inRound(
  round: number,
  measure: (found: readonly Passage[], sample: Sample) => Outcome,
): (sample: Sample) => Outcome {
  return withRounds((retrievals, sample) => {
    const retrieval = retrievals.find((step) => step.round === round);
    return retrieval === undefined
      ? notApplicable(`There was no round ${round}.`)
      : measure(retrieval.found, sample);
  });
}

/** What was graded, and what went on to the answer: also where all did because no grade could be had. */
function withGrades(
  measure: (gold: Gold, graded: { found: readonly Passage[]; kept: readonly Passage[] }) => Outcome,
): (sample: Sample) => Outcome {
  const measured = withGold((gold, sample) => {
    const steps = sample.answer.trace?.steps ?? [];
    const graded = steps.flatMap((step, place) => (step.node === "grade" ? [{ step, place }] : []));
    return measure(gold, {
      kept: graded.flatMap(({ step }) => step.kept),
      found: graded.flatMap(({ place }) => steps[place - 1]?.found ?? []),
    });
  });
  return withTrace(({ steps }, sample) =>
    steps.some(({ node }) => node === "grade") ? measured(sample) : notApplicable("No passage was graded."),
  );
}

function isOfUse(passage: Passage, { answer, question }: Sample): boolean {
  return touches(passage, answer.citations) || touches(passage, question.gold);
}

function touches(passage: Passage, others: readonly Passage[]): boolean {
  return others.some((other) => overlaps(passage, other));
}

function callsOf(steps: readonly AnswerStep[]): AnswerStep["calls"] {
  return steps.flatMap(({ calls }) => calls);
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
