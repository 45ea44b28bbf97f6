import type { Ledger, LedgerRow } from "../../ports/ledger.ts";

/** A ledger that lasts as long as the process. */
export function memoryLedger(): Ledger {
  const kept: LedgerRow[] = [];
  return {
    async append(row) {
      kept.push(structuredClone(row));
    },
    async *rows() {
      yield* structuredClone(kept);
    },
    async *rowsFrom(place) {
      for (const [at, row] of structuredClone(kept).entries()) {
        if (at >= place) yield { row, place: at, next: at + 1 };
      }
    },
  };
}
