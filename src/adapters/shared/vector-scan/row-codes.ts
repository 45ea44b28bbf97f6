import { setImmediate as nextTurn } from "node:timers/promises";
import { codesPerStep, scanKernel } from "./scan-kernel.ts";
import { webAssembly } from "./web-assembly.ts";

/** Rows of unit vectors as int8: bounds of every cosine for a quarter of the memory traffic of float32. */
export interface RowCodes {
  search(query: Float32Array, queryLength: number): CodeSearch;
}

/** Rows whose cosine may reach the threshold, at most rowsPerScan from `first` on. Good until the next call on the same codes. */
export type CodeSearch = (first: number, end: number, threshold: number) => CandidateRows;

export interface CandidateRows {
  count: number;
  rows: Uint32Array;
  /** The cosine lies between these. */
  least: Float64Array;
  most: Float64Array;
}

export const rowsPerScan = 4096;

const rowLimit = 127;
/** Far above the rounding of float64 sums over 8192 dimensions, far below what matters. */
const slack = 1e-9;
/** 1.5 * 2^52: adding it leaves no bits for a fraction, and so rounds to the nearest whole number, twice as fast as Math.round. */
const roundingShift = 6_755_399_441_055_744;
const pageBytes = 65_536;
/** About 3 ms of coding. */
const numbersPerTurn = 500_000;

/**
 * Cosine of unit vectors q and u, coded as b*d and a*c with errors e = q - b*d and f = u - a*c: it differs from a*b*(c.d) by
 * e.(a*c) + q.f, at most |e| * (1 + |f|) + |f| (Cauchy-Schwarz). Throws where WebAssembly is missing or gets no memory.
 */
export async function rowCodes(
  vectors: Float32Array,
  dimensions: number,
  lengths: Float64Array,
): Promise<RowCodes> {
  const count = lengths.length;
  const width = Math.ceil(dimensions / codesPerStep) * codesPerStep;
  const queryAt = 0;
  const mostAt = 2 * width;
  const rowsAt = mostAt + 8 * rowsPerScan;
  const boundsAt = rowsAt + 4 * rowsPerScan;
  const codesAt = boundsAt + 8 * count;
  const memory = new webAssembly.Memory({ initial: Math.ceil((codesAt + width * count) / pageBytes) });
  const scan = scanKernel(memory);
  const codes = new Int8Array(memory.buffer, codesAt, width * count);
  const bounds = new Float32Array(memory.buffer, boundsAt, 2 * count);
  const scannedQuery = new Int16Array(memory.buffer, queryAt, width);
  const rows = new Uint32Array(memory.buffer, rowsAt, rowsPerScan);
  const most = new Float64Array(memory.buffer, mostAt, rowsPerScan);
  const least = new Float64Array(rowsPerScan);

  const rowsPerTurn = Math.ceil(numbersPerTurn / dimensions);
  for (let row = 0; row < count; row++) {
    if (row % rowsPerTurn === rowsPerTurn - 1) await nextTurn();
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const coded = encode(
      vector,
      lengths[row] as number,
      rowLimit,
      codes.subarray(row * width, (row + 1) * width),
    );
    bounds[2 * row] = coded.scale;
    // Rounding to float32 must not make the error smaller; a row without direction reaches no threshold.
    bounds[2 * row + 1] = coded.scale > 0 ? coded.error * (1 + 1e-6) : -Infinity;
  }

  return {
    search(query, queryLength) {
      // The integer product must fit 32 bits.
      const queryLimit = Math.min(32_767, Math.floor((2 ** 31 - 1) / (rowLimit * width)));
      const queryCodes = new Int16Array(width);
      const { scale, error } = encode(query, queryLength, queryLimit, queryCodes);
      // |f| of a row is below 1.
      const queryError = 2 * error + slack;
      return (first, end, threshold) => {
        scannedQuery.set(queryCodes);
        const last = Math.min(end, first + rowsPerScan);
        const codesOfFirst = codesAt + first * width;
        const boundsOfFirst = boundsAt + 8 * first;
        const count = scan(
          first,
          last,
          codesOfFirst,
          width,
          boundsOfFirst,
          queryAt,
          scale,
          queryError,
          threshold,
          rowsAt,
          mostAt,
        );
        for (let at = 0; at < count; at++) {
          const rowError = bounds[2 * (rows[at] as number) + 1] as number;
          least[at] = (most[at] as number) - 2 * (rowError + queryError);
        }
        return { count, rows, least, most };
      };
    },
  };
}

/** Writes the vector, at length 1, as whole numbers up to `limit`; times `scale` they miss it by a vector of length `error`. */
function encode(
  vector: Float32Array,
  length: number,
  limit: number,
  codes: Int8Array | Int16Array,
): { scale: number; error: number } {
  let largest = 0;
  for (let i = 0; i < vector.length; i++) {
    const size = Math.abs(vector[i] as number);
    if (size > largest) largest = size;
  }
  const scale = length > 0 ? Math.fround(largest / length / limit) : 0;
  if (!(scale > 0)) return { scale: 0, error: 0 };
  const perUnit = 1 / (length * scale);
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    const exact = (vector[i] as number) * perUnit;
    const code = exact + roundingShift - roundingShift;
    codes[i] = code;
    squares += (exact - code) * (exact - code);
  }
  return { scale, error: Math.sqrt(squares) * scale };
}
