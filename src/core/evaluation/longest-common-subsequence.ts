const wordBits = 32;
const wordValues = 2 ** wordBits;

/**
 * Length of the longest common subsequence, bit-parallel (Hyyrö 2004): one bit per item of `left`, so 32 cells of the
 * usual table in one step. A cleared bit of `row` says that the subsequence grows at this item.
 */
export function longestCommonSubsequence(left: readonly string[], right: readonly string[]): number {
  const words = Math.ceil(left.length / wordBits);
  const places = new Map<string, Uint32Array>();
  for (const [index, item] of left.entries()) {
    let mask = places.get(item);
    if (mask === undefined) {
      mask = new Uint32Array(words);
      places.set(item, mask);
    }
    mask[Math.floor(index / wordBits)]! |= 1 << (index % wordBits);
  }
  const row = new Uint32Array(words).fill(wordValues - 1);
  for (const item of right) {
    const mask = places.get(item);
    if (mask !== undefined) advance(row, mask);
  }
  return zerosAmong(row, left.length);
}

/** row = (row + (row & mask)) | (row & ~mask), over all words with carry. */
function advance(row: Uint32Array, mask: Uint32Array): void {
  let carry = 0;
  for (let word = 0; word < row.length; word++) {
    const current = row[word]!;
    const matching = (current & mask[word]!) >>> 0;
    const sum = current + matching + carry;
    carry = sum >= wordValues ? 1 : 0;
    row[word] = sum | (current & ~mask[word]!);
  }
}

function zerosAmong(row: Uint32Array, bits: number): number {
  let zeros = 0;
  for (let bit = 0; bit < bits; bit++) {
    if (((row[Math.floor(bit / wordBits)]! >>> (bit % wordBits)) & 1) === 0) zeros += 1;
  }
  return zeros;
}
