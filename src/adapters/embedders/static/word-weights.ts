import { throwIfAborted } from "../../../contracts/abort.ts";
import { sha256 } from "../../shared/sha256.ts";
import { characterTurns } from "../character-turns.ts";
import { rowCounts } from "./row-counts.ts";
import type { StaticTable } from "./static-table.ts";
import { readWords } from "./word-scanner.ts";

/** One factor for each row of a table, fitted to a corpus. */
export interface WordWeights {
  factors: Float32Array;
  /** Of the factors: vectors made with others are not comparable. */
  digest: string;
}

/** `node scripts/embedder-quality.ts` prints what it brings. */
const power = 0.75;

/**
 * (idf / greatest idf)^.75, idf = ln(1 + (N - df + .5) / (df + .5)) over the texts: a word in every text says little. Words
 * that no text holds weigh 1.
 */
export async function corpusWordWeights(
  texts: readonly string[],
  table: StaticTable,
  signal: AbortSignal,
): Promise<WordWeights> {
  const frequencies = new Uint32Array(table.scales.length);
  const counts = rowCounts(table);
  const turns = characterTurns(signal);
  throwIfAborted(signal);
  for (const text of texts) {
    await readWords(text, counts.add, turns);
    counts.drain((row) => (frequencies[row] = (frequencies[row] as number) + 1));
  }
  const idf = (frequency: number) => Math.log(1 + (texts.length - frequency + 0.5) / (frequency + 0.5));
  const greatest = idf(0);
  // Rounded, because the last digits of logarithms and powers differ between machines, and a digest sees them; never to
  // nothing, which would leave a text of the commonest words without a vector.
  const factors = Float32Array.from(
    frequencies,
    (frequency) => Math.max(1, Math.round((idf(frequency) / greatest) ** power * 1e4)) / 1e4,
  );
  return wordWeightsOf(factors);
}

export function wordWeightsOf(factors: Float32Array): WordWeights {
  return {
    factors,
    digest: sha256(new Uint8Array(factors.buffer, factors.byteOffset, factors.byteLength)),
  };
}
