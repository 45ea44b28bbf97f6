import type { Measure } from "./measures.ts";

/** The two measures of the address; else the ranking's own against the time of a question. */
export function chosenMeasures(
  measures: readonly Measure[],
  named: { x?: string | undefined; y?: string | undefined },
  metric: string,
): { x: Measure; y: Measure } {
  const find = (id: string | undefined): Measure | undefined => measures.find((one) => one.id === id);
  const y = find(named.y) ?? find(metric) ?? measures[0]!;
  const x = find(named.x) ?? find("latency") ?? measures[0]!;
  return { x, y };
}
