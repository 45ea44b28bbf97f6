/** A stream of random numbers that its seed decides. */
export interface Random {
  /** Uniform over 0 to 2^32 - 1. */
  uint32(): number;
  /** Uniform over 0 to `limit - 1`, without bias. `limit` is a whole number from 1 to 2^32. */
  below(limit: number): number;
  /** Uniform over [0, 1) with 53 bits. */
  uniform(): number;
}

const wordValues = 2 ** 32;

/**
 * xoshiro128** 1.1 (Blackman and Vigna 2018, prng.di.unimi.it/xoshiro128starstar.c), its state filled from the seed
 * by SplitMix64 as its authors advise. The same seed gives the same stream on every machine.
 * @param seed a whole number from 0 to 2^53 - 1
 */
export function seededRandom(seed: number): Random {
  const next = splitMix64(BigInt(seed));
  const [first, second] = [next(), next()];
  return xoshiro128([low(first), high(first), low(second), high(second)]);
}

/** The generator from a given state of four 32-bit words, not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state;
  const uint32 = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
  const below = (limit: number): number => {
    // Numbers from the last, incomplete round of `limit` would make small results likelier.
    const fair = wordValues - (wordValues % limit);
    let drawn = uint32();
    while (drawn >= fair) drawn = uint32();
    return drawn % limit;
  };
  const uniform = (): number => ((uint32() >>> 5) * 2 ** 26 + (uint32() >>> 6)) / 2 ** 53;
  return { uint32, below, uniform };
}

/** SplitMix64 (Steele, Lea and Flood 2014): 64-bit words from any seed, also from 0. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed;
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let word = state;
    word = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n);
    word = BigInt.asUintN(64, (word ^ (word >> 27n)) * 0x94d049bb133111ebn);
    return word ^ (word >> 31n);
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function low(word: bigint): number {
  return Number(BigInt.asIntN(32, word));
}

function high(word: bigint): number {
  return Number(BigInt.asIntN(32, word >> 32n));
}
