import type { Observation, SetMetric } from "../../ports/set-metric.ts";
import {
  ascendingOrder,
  weightedAuroc,
  weightedBalancedAccuracy,
} from "../statistics/binary-classification.ts";

interface Columns {
  predicted: Float64Array;
  actual: Uint8Array;
  /** Sorts the predictions ascending. */
  order: Uint32Array;
}

/** How well a pipeline tells answerable questions from unanswerable ones. Undefined where a question set holds one kind only. */
export function answerabilityMetrics(): SetMetric[] {
  const columnsOf = perObservations();
  return [
    {
      id: "answerability-auroc",
      version: "1",
      title:
        "Chance that an answerable question has stronger evidence than an unanswerable one, ties half, 0 to 1, higher is better",
      observe: ({ question, answer }) => ({
        predicted: answer.evidence,
        actual: question.answerable ? 1 : 0,
      }),
      statistic(observations, weights) {
        const { predicted, actual, order } = columnsOf(observations);
        return weightedAuroc(predicted, actual, weights, order);
      },
    },
    {
      id: "answerability-balanced-accuracy",
      version: "1",
      title:
        "Mean of the shares of answerable questions answered and of unanswerable ones refused, 0 to 1, higher is better",
      observe: ({ question, answer }) => ({
        predicted: answer.refused ? 0 : 1,
        actual: question.answerable ? 1 : 0,
      }),
      statistic(observations, weights) {
        const { predicted, actual } = columnsOf(observations);
        return weightedBalancedAccuracy(predicted, actual, weights);
      },
    },
  ];
}

/** Sorted once per list of observations, since a bootstrap asks for the statistic of one list some thousand times. */
function perObservations(): (observations: readonly Observation[]) => Columns {
  const computed = new WeakMap<readonly Observation[], Columns>();
  return (observations) => {
    let columns = computed.get(observations);
    if (columns === undefined) {
      const predicted = Float64Array.from(observations, (observation) => observation.predicted);
      const actual = Uint8Array.from(observations, (observation) => observation.actual);
      columns = { predicted, actual, order: ascendingOrder(predicted) };
      computed.set(observations, columns);
    }
    return columns;
  };
}
