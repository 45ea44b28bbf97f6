import type { Ledger, LedgerRow } from "../../ports/ledger.ts";

/** A ledger that lasts as long as the process. */
export function memoryLedger(): Ledger {
  const kept: LedgerRow[] = [];
  return {
    async append(row) {
      kept.push({ ...row });
    },
    async *rows() {
      yield* kept.map((row) => ({ ...row }));
    },
  };
}
