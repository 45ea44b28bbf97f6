import { messageOf } from "../../contracts/app-error.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Metric, Sample } from "../../ports/metric.ts";

export interface MetricDefinition {
  id: string;
  title: string;
  measure: (sample: Sample) => Outcome;
}

/** A metric that needs no judge. What it throws, such as for a source that is not in the dataset, becomes a failed outcome. */
export function defineMetric({ id, title, measure }: MetricDefinition): Metric {
  return {
    id,
    version: "1",
    title,
    measure(sample) {
      try {
        return measure(sample);
      } catch (thrown) {
        return { status: "failed", reason: messageOf(thrown) };
      }
    },
  };
}

export function scored(score: number): Outcome {
  return { status: "scored", score };
}

export function notApplicable(reason: string): Outcome {
  return { status: "not-applicable", reason };
}

/** Computes once per sample what several metrics need. A sample must not change while it is being evaluated. */
export function perSample<Value, Rest extends unknown[]>(
  compute: (sample: Sample, ...rest: Rest) => Value,
): (sample: Sample, ...rest: Rest) => Value {
  const computed = new WeakMap<Sample, { value: Value }>();
  return (sample, ...rest) => {
    let kept = computed.get(sample);
    if (kept === undefined) {
      kept = { value: compute(sample, ...rest) };
      computed.set(sample, kept);
    }
    return kept.value;
  };
}
