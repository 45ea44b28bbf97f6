import type { Random } from "../statistics/random.ts";
import { labelTotals, type QuestionCluster } from "./search-question.ts";
import { shuffled } from "./shuffled.ts";

/**
 * Clusters in a random order of which every beginning has about the labels of the whole: next is always one that keeps
 * the counts nearest to their shares. Clusters of equal labels are alike here and are compared once.
 */
export function stratifiedOrder(clusters: readonly QuestionCluster[], random: Random): QuestionCluster[] {
  const totals = labelTotals(clusters);
  const all = totals.get("") ?? 0;
  const waiting = new Map<string, QuestionCluster[]>();
  for (const cluster of shuffled(clusters, random)) {
    const signature = JSON.stringify([...cluster.labels].sort(([a], [b]) => (a < b ? -1 : 1)));
    const alike = waiting.get(signature) ?? [];
    alike.push(cluster);
    waiting.set(signature, alike);
  }
  const taken = new Map<string, number>();
  const order: QuestionCluster[] = [];
  while (order.length < clusters.length) {
    let best: QuestionCluster[] | undefined;
    let least = Infinity;
    for (const alike of waiting.values()) {
      const distance = distanceAfter(alike[0]!, taken, totals, all);
      // Of kinds that are equally near, the one with most left goes first, so that no kind piles up at the end.
      if (distance < least || (distance === least && alike.length > best!.length)) {
        least = distance;
        best = alike;
      }
    }
    const next = best!.pop()!;
    order.push(next);
    for (const [label, count] of next.labels) taken.set(label, (taken.get(label) ?? 0) + count);
    for (const [signature, alike] of waiting) if (alike.length === 0) waiting.delete(signature);
  }
  return order;
}

/** Squared distance of the label counts from their shares, once this cluster is taken too. */
function distanceAfter(
  next: QuestionCluster,
  taken: ReadonlyMap<string, number>,
  totals: ReadonlyMap<string, number>,
  all: number,
): number {
  const size = (taken.get("") ?? 0) + next.questions.length;
  let distance = 0;
  for (const [label, total] of totals) {
    if (label === "") continue;
    const have = (taken.get(label) ?? 0) + (next.labels.get(label) ?? 0);
    distance += (have - (size * total) / all) ** 2;
  }
  return distance;
}
