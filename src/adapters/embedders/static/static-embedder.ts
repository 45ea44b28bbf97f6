import { throwIfAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import type { KnownWords } from "../../../ports/known-words.ts";
import { characterTurns } from "../character-turns.ts";
import { type RowCounts, rowCounts } from "./row-counts.ts";
import { shippedTable, type TableSource } from "./shipped-table.ts";
import type { StaticTable } from "./static-table.ts";
import { readWords } from "./word-scanner.ts";
import { weightedSum } from "./weighted-sum.ts";
import type { WordWeights } from "./word-weights.ts";

export interface StaticEmbedderSettings {
  /** Fitted to one corpus. With them it is another embedder, named after their digest. */
  weights?: WordWeights;
  table?: TableSource;
}

const dimensions = 256;
/** Raised where the same table would give other vectors, or know other words. */
const rulesVersion = "1";

/**
 * One vector a word from a table distilled from all-MiniLM-L6-v2, each times 1 + ln(frequency), summed, at length 1. It
 * knows English words and no word order; a text of which it knows no word gives a zero row. See docs/models/static-embedder.md.
 */
export function staticEmbedder(settings: StaticEmbedderSettings = {}): Embedder & KnownWords {
  const { weights, table: source = shippedTable } = settings;
  // Calls may run side by side, so each has counts of its own while it lasts.
  const idle: RowCounts[] = [];
  return {
    id: weights === undefined ? "static-2" : `static-2+${weights.digest.slice(0, 12)}`,
    // The table's own digest: vectors of two tables have nothing to do with each other.
    version: `${rulesVersion}+${source.digest.slice(0, 12)}`,
    dimensions,
    // Too short or too odd to tell is read as English by the analysers too.
    languages: ["en", "und"],

    async embed(texts, { signal }) {
      throwIfAborted(signal);
      const table = await source.read();
      checkFit(table, weights);
      const rows = new Float32Array(texts.length * dimensions);
      const counts = idle.pop() ?? rowCounts(table);
      const sum = weightedSum(table);
      const turns = characterTurns(signal);
      for (const [index, text] of texts.entries()) {
        await readWords(text, counts.add, turns);
        counts.drain((token, count) => sum.add(token, (1 + Math.log(count)) * factorOf(token)));
        sum.takeUnitLength(rows.subarray(index * dimensions, (index + 1) * dimensions));
      }
      idle.push(counts);
      return rows;
    },

    async knownShare(text) {
      const { words } = await source.read();
      let all = 0;
      let known = 0;
      await readWords(
        text,
        (word) => {
          all++;
          if (words.has(word)) known++;
        },
        characterTurns(),
      );
      return all === 0 ? null : known / all;
    },
  };

  function factorOf(token: number): number {
    return weights === undefined ? 1 : (weights.factors[token] as number);
  }
}

function checkFit(table: StaticTable, weights: WordWeights | undefined): void {
  if (table.dimensions !== dimensions) {
    throw new AppError("store.damaged", {
      message: `The table of the static embedder has ${table.dimensions} dimensions instead of ${dimensions}.`,
      hint: "Install soundings again, so that program and table come from one package.",
    });
  }
  if (weights !== undefined && weights.factors.length !== table.scales.length) {
    throw new AppError("pipeline.invalid", {
      message: `The word weights are for a table of ${weights.factors.length} rows, and this one has ${table.scales.length}.`,
      hint: "Fit the weights again with the table in use.",
    });
  }
}
