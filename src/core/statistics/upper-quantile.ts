/** A high quantile of values that come one after the other. */
export interface UpperQuantile {
  /** What is not above it changes nothing: it need not be known exactly. -Infinity at first. */
  readonly floor: number;
  add(value: number): void;
  /** By linear interpolation, type 7, as `quantile` of all values. Once all were added. */
  value(): number;
}

/**
 * Keeps the largest values alone, those from the quantile upwards.
 * @param count how many will be added, at least one
 * @param share 0 to 1
 */
export function upperQuantile(count: number, share: number): UpperQuantile {
  const position = (count - 1) * share;
  const below = Math.floor(position);
  /** Ascending. */
  const largest = new Float64Array(count - below).fill(-Infinity);
  return {
    get floor() {
      return largest[0]!;
    },
    add(value) {
      let place = 0;
      for (; place < largest.length && largest[place]! < value; place++) {
        if (place > 0) largest[place - 1] = largest[place]!;
      }
      if (place > 0) largest[place - 1] = value;
    },
    value() {
      const low = largest[0]!;
      return low + (largest[Math.min(1, largest.length - 1)]! - low) * (position - below);
    },
  };
}
