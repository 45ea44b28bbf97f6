/** What pairs of runs are measured in: one over the root of their squared cluster differences. */
export interface PairScales {
  /** 0 for pairs that are the same in every cluster, which therefore never differ. */
  of(one: number, other: number): number;
  /** The largest scaled difference of any pair. @param values one a run */
  largestDifference(values: Float64Array): number;
}

/** So many runs are passed over together. */
const stretchLength = 16;

/**
 * A pair is looked at only where it could hold the largest: runs are taken in an order that brings together those that lie equally far
 * from the middle, and a stretch of them is passed over where its farthest value times its largest scale does not reach what was
 * found already. Rounding keeps order, so the result is that of looking at every pair, to the last bit.
 */
export function pairScales(sums: readonly Float64Array[]): PairScales {
  const runs = sums.length;
  const order = byDistanceFromMiddle(sums);
  const stretches = Math.ceil(runs / stretchLength);
  // By places in the order, one below the other.
  const scales = new Float64Array(runs * runs);
  const largest = new Float64Array(runs * stretches);
  for (let one = 0; one < runs; one++) {
    for (let other = one + 1; other < runs; other++) {
      const scale = inverseScale(sums[order[one]!]!, sums[order[other]!]!);
      scales[one * runs + other] = scale;
      const place = one * stretches + Math.floor(other / stretchLength);
      if (scale > largest[place]!) largest[place] = scale;
    }
  }
  const placeOf = new Uint32Array(runs);
  for (const [place, run] of order.entries()) placeOf[run] = place;
  const at = (one: number, other: number) => scales[Math.min(one, other) * runs + Math.max(one, other)]!;

  const ordered = new Float64Array(runs);
  const least = new Float64Array(stretches);
  const greatest = new Float64Array(stretches);

  /** Places of the smallest and of the largest value of all. */
  function measureStretches(): [lowest: number, highest: number] {
    let [lowest, highest] = [0, 0];
    least.fill(Infinity);
    greatest.fill(-Infinity);
    for (let place = 0; place < runs; place++) {
      const value = ordered[place]!;
      const stretch = Math.floor(place / stretchLength);
      if (value < least[stretch]!) least[stretch] = value;
      if (value > greatest[stretch]!) greatest[stretch] = value;
      if (value < ordered[lowest]!) lowest = place;
      if (value > ordered[highest]!) highest = place;
    }
    return [lowest, highest];
  }

  /** Of the pairs of one run: runs far out are likely to hold the largest, and what is found early spares the most. */
  function largestOf(one: number): number {
    let most = 0;
    for (let other = 0; other < runs; other++) {
      const statistic = Math.abs(ordered[one]! - ordered[other]!) * at(one, other);
      if (statistic > most) most = statistic;
    }
    return most;
  }

  return {
    of: (one, other) => at(placeOf[one]!, placeOf[other]!),
    largestDifference(values) {
      for (let place = 0; place < runs; place++) ordered[place] = values[order[place]!]!;
      const [lowest, highest] = measureStretches();
      let most = Math.max(largestOf(lowest), largestOf(highest));
      for (let one = 0; one < runs; one++) {
        const own = ordered[one]!;
        for (let stretch = Math.floor((one + 1) / stretchLength); stretch < stretches; stretch++) {
          const farthest = Math.max(own - least[stretch]!, greatest[stretch]! - own);
          if (farthest * largest[one * stretches + stretch]! <= most) continue;
          const end = Math.min(runs, (stretch + 1) * stretchLength);
          for (let other = Math.max(one + 1, stretch * stretchLength); other < end; other++) {
            const statistic = Math.abs(own - ordered[other]!) * scales[one * runs + other]!;
            if (statistic > most) most = statistic;
          }
        }
      }
      return most;
    },
  };
}

function inverseScale(left: Float64Array, right: Float64Array): number {
  let squares = 0;
  for (let cluster = 0; cluster < left.length; cluster++) squares += (left[cluster]! - right[cluster]!) ** 2;
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}

function byDistanceFromMiddle(sums: readonly Float64Array[]): Uint32Array {
  const middle = new Float64Array(sums[0]?.length ?? 0);
  for (const row of sums) {
    for (let cluster = 0; cluster < row.length; cluster++) middle[cluster]! += row[cluster]! / sums.length;
  }
  const distances = Float64Array.from(sums, (row) =>
    row.reduce((sum, one, cluster) => sum + (one - middle[cluster]!) ** 2, 0),
  );
  return Uint32Array.from(sums.keys()).sort((a, b) => distances[a]! - distances[b]!);
}
