/**
 * Rank metrics over grades: the grade of each retrieved item, best rank first, 0 for an item nobody judged. An item is
 * relevant from grade 1. Definitions are trec_eval's. Undefined where nothing is relevant and the metric divides by it:
 * trec_eval says 0 there, but a question without relevant items tells nothing about a ranking.
 */
export type Grades = readonly number[];

/** How a grade becomes a gain: the grade itself (trec_eval) or 2^grade - 1 (Burges et al. 2005). Equal for grades 0 and 1. */
export type Gain = "linear" | "exponential";

/** 1 over the rank of the first relevant item among the first `k`; 0 where there is none. */
export function reciprocalRank(grades: Grades, k = Number.POSITIVE_INFINITY): number {
  const first = grades.findIndex((grade) => grade >= 1);
  return first >= 0 && first < k ? 1 / (first + 1) : 0;
}

/** Share of k places that hold a relevant item. Divides by k even where fewer were retrieved. */
export function precision(grades: Grades, k: number): number {
  return relevantAmong(grades, k) / k;
}

/** Share of all `relevant` items among the first k. */
export function recall(grades: Grades, relevant: number, k: number): number | undefined {
  return relevant === 0 ? undefined : relevantAmong(grades, k) / relevant;
}

/** 1 where one of the first k items is relevant, else 0. */
export function hit(grades: Grades, k: number): 0 | 1 {
  return relevantAmong(grades, k) > 0 ? 1 : 0;
}

/** Precision at the rank that equals the number of relevant items. */
export function rPrecision(grades: Grades, relevant: number): number | undefined {
  return relevant === 0 ? undefined : precision(grades, relevant);
}

/**
 * Mean over all `relevant` items of the precision at each one's rank, 0 for those not among the first k. As trec_eval's
 * map_cut it divides by `relevant` and not by min(k, relevant), so more relevant items than k keep it below 1.
 */
export function averagePrecision(
  grades: Grades,
  relevant: number,
  k = Number.POSITIVE_INFINITY,
): number | undefined {
  if (relevant === 0) return undefined;
  let found = 0;
  let sum = 0;
  for (const [place, grade] of grades.entries()) {
    if (place >= k) break;
    if (grade < 1) continue;
    found += 1;
    sum += found / (place + 1);
  }
  return sum / relevant;
}

/**
 * Discounted gain of the first k, discount log2(rank + 1), over that of the best possible ranking (Järvelin and
 * Kekäläinen 2002). `judged` holds the grades of everything that could have been retrieved, in any order: the ideal is
 * cut at k, never at the number retrieved, so a ranking that is too short is not forgiven.
 */
export function ndcg(
  grades: Grades,
  judged: Grades,
  { k = Number.POSITIVE_INFINITY, gain = "linear" }: { k?: number; gain?: Gain } = {},
): number | undefined {
  const best = judged.filter((grade) => grade >= 1).sort((left, right) => right - left);
  const ideal = discountedGain(best, k, gain);
  return ideal === 0 ? undefined : discountedGain(grades, k, gain) / ideal;
}

function discountedGain(grades: Grades, k: number, gain: Gain): number {
  let sum = 0;
  for (let place = 0; place < Math.min(grades.length, k); place++) {
    const grade = Math.max(0, grades[place]!);
    sum += (gain === "linear" ? grade : 2 ** grade - 1) / Math.log2(place + 2);
  }
  return sum;
}

function relevantAmong(grades: Grades, k: number): number {
  let count = 0;
  for (let place = 0; place < Math.min(grades.length, k); place++) {
    if (grades[place]! >= 1) count += 1;
  }
  return count;
}
