import { setImmediate as nextTurn } from "node:timers/promises";
import { AppError } from "../../../contracts/app-error.ts";
import type { VectorIndex, VectorIndexStore, VectorRows } from "../../../ports/vector-index.ts";
import { throwIfAborted } from "../../shared/abort.ts";
import { cosineOf, lengthOf } from "../../shared/cosine.ts";
import { topRows } from "./top-rows.ts";

/** About 3 ms of scoring, then other work may run. */
const productsPerTurn = 4_000_000;

/**
 * Vector indexes of this process: exact, gone when it ends. Rows are held as given, not copied. A zero row has no direction,
 * so like a zero query it has no cosine with anything and is never found.
 */
export function memoryVectorIndexStore(): VectorIndexStore {
  const indexes = new Map<string, VectorIndex>();
  return {
    kind: "memory",
    async build(name, rows, signal) {
      throwIfAborted(signal);
      if (!indexes.has(name)) indexes.set(name, memoryVectorIndex(rows));
    },
    async open(name) {
      return indexes.get(name);
    },
    async names() {
      return [...indexes.keys()].sort();
    },
    async remove(name) {
      indexes.delete(name);
    },
  };
}

function memoryVectorIndex({ dimensions, vectors, groups }: VectorRows): VectorIndex {
  const count = groups.length;
  const lengths = new Float64Array(count);
  for (let row = 0; row < count; row++) lengths[row] = lengthOf(vectors, row * dimensions, dimensions);
  const groupNumbers = new Map<string, number>();
  const groupOfRow = Uint32Array.from(groups, (group) => {
    const number = groupNumbers.get(group) ?? groupNumbers.size;
    groupNumbers.set(group, number);
    return number;
  });

  return {
    count,
    exact: true,
    async nearest(query, { topK, groups: wanted, signal }) {
      throwIfAborted(signal);
      if (query.length !== dimensions) {
        throw new AppError("internal", {
          message: `A query of ${query.length} numbers was put to an index of ${dimensions} dimensions.`,
        });
      }
      const queryLength = lengthOf(query, 0, dimensions);
      if (!(queryLength > 0) || topK < 1) return [];
      const isWanted = new Uint8Array(groupNumbers.size).fill(wanted === undefined ? 1 : 0);
      for (const group of wanted ?? []) {
        const number = groupNumbers.get(group);
        if (number !== undefined) isWanted[number] = 1;
      }
      const top = topRows(topK);
      const rowsPerTurn = Math.ceil(productsPerTurn / dimensions);
      for (let first = 0; first < count; first += rowsPerTurn) {
        if (first > 0) await nextTurn();
        throwIfAborted(signal);
        for (let row = first; row < Math.min(first + rowsPerTurn, count); row++) {
          const rowLength = lengths[row] as number;
          if (rowLength > 0 && isWanted[groupOfRow[row] as number] === 1) {
            top.offer(row, cosineOf(query, queryLength, vectors, row * dimensions, rowLength));
          }
        }
      }
      return top.ranked();
    },
    async close() {},
  };
}
