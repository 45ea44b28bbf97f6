/** What pairs of runs are measured in: one over the root of their squared cluster differences. */
export interface PairScales {
  /** 0 for pairs that are the same in every cluster, which therefore never differ. */
  of(one: number, other: number): number;
  /**
   * The largest scaled difference of any pair, or the floor where none is larger.
   * @param values one a run
   */
  largestDifference(values: Float64Array, floor?: number): number;
}

/** So many runs are passed over together, and of those so many at once where they are far from it. */
const [longLength, shortLength] = [128, 16];

/**
 * A pair is looked at only where it could hold the largest: runs are taken in an order that brings together those that lie equally far
 * from the middle, and a stretch of them is passed over where its farthest value times its largest scale does not reach what was
 * found already. Rounding keeps order, so the result is that of looking at every pair, to the last bit.
 */
export function pairScales(sums: readonly Float64Array[]): PairScales {
  const runs = sums.length;
  const order = byDistanceFromMiddle(sums);
  // By places in the order, one below the other.
  const scales = new Float64Array(runs * runs);
  for (let one = 0; one < runs; one++) {
    for (let other = one + 1; other < runs; other++) {
      scales[one * runs + other] = inverseScale(sums[order[one]!]!, sums[order[other]!]!);
    }
  }
  const placeOf = new Uint32Array(runs);
  for (const [place, run] of order.entries()) placeOf[run] = place;
  const at = (one: number, other: number) => scales[Math.min(one, other) * runs + Math.max(one, other)]!;

  const ordered = new Float64Array(runs);
  const long = stretchesOf(scales, ordered, longLength);
  const short = stretchesOf(scales, ordered, shortLength);

  /** Of the pairs of one run: runs far out are likely to hold the largest, and what is found early spares the most. */
  function largestOf(one: number): number {
    let most = 0;
    for (let other = 0; other < runs; other++) {
      const statistic = Math.abs(ordered[one]! - ordered[other]!) * at(one, other);
      if (statistic > most) most = statistic;
    }
    return most;
  }

  /** Of the pairs of one run with those of a short stretch behind it. */
  function largestWithin(one: number, stretch: number, floor: number): number {
    let most = floor;
    const end = Math.min(runs, (stretch + 1) * shortLength);
    for (let other = Math.max(one + 1, stretch * shortLength); other < end; other++) {
      const statistic = Math.abs(ordered[one]! - ordered[other]!) * scales[one * runs + other]!;
      if (statistic > most) most = statistic;
    }
    return most;
  }

  return {
    of: (one, other) => at(placeOf[one]!, placeOf[other]!),
    largestDifference(values, floor = 0) {
      for (let place = 0; place < runs; place++) ordered[place] = values[order[place]!]!;
      long.measure();
      short.measure();
      const [lowest, highest] = extremes(ordered);
      let most = Math.max(floor, largestOf(lowest), largestOf(highest));
      for (let one = 0; one < runs; one++) {
        for (let wide = long.after(one); wide < long.count; wide++) {
          if (long.bound(one, wide) <= most) continue;
          const end = Math.min(short.count, ((wide + 1) * longLength) / shortLength);
          const begin = Math.max(short.after(one), (wide * longLength) / shortLength);
          for (let stretch = begin; stretch < end; stretch++) {
            if (short.bound(one, stretch) > most) most = largestWithin(one, stretch, most);
          }
        }
      }
      return most;
    },
  };
}

interface Stretches {
  count: number;
  /** The one in which the runs after this one begin. */
  after(one: number): number;
  /** Finds the smallest and the largest value of each. */
  measure(): void;
  /** No pair of this run with one of the stretch behind it is larger. */
  bound(one: number, stretch: number): number;
}

function stretchesOf(scales: Float64Array, values: Float64Array, length: number): Stretches {
  const runs = values.length;
  const count = Math.ceil(runs / length);
  const largest = new Float64Array(runs * count);
  for (let one = 0; one < runs; one++) {
    for (let other = one + 1; other < runs; other++) {
      const place = one * count + Math.floor(other / length);
      if (scales[one * runs + other]! > largest[place]!) largest[place] = scales[one * runs + other]!;
    }
  }
  const least = new Float64Array(count);
  const greatest = new Float64Array(count);
  return {
    count,
    after: (one) => Math.floor((one + 1) / length),
    measure() {
      least.fill(Infinity);
      greatest.fill(-Infinity);
      for (let place = 0; place < runs; place++) {
        const stretch = Math.floor(place / length);
        if (values[place]! < least[stretch]!) least[stretch] = values[place]!;
        if (values[place]! > greatest[stretch]!) greatest[stretch] = values[place]!;
      }
    },
    bound: (one, stretch) =>
      Math.max(values[one]! - least[stretch]!, greatest[stretch]! - values[one]!) *
      largest[one * count + stretch]!,
  };
}

/** Places of the smallest and of the largest value. */
function extremes(values: Float64Array): [lowest: number, highest: number] {
  let [lowest, highest] = [0, 0];
  for (let place = 1; place < values.length; place++) {
    if (values[place]! < values[lowest]!) lowest = place;
    if (values[place]! > values[highest]!) highest = place;
  }
  return [lowest, highest];
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
