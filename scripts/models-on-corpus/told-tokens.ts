import type { LedgerRow } from "../../src/ports/ledger.ts";
import type { ServedRequest } from "../../test/fixtures/model-server.ts";

export interface ToldTokens {
  inputTokens: number;
  outputTokens: number;
}

/** What a server told in the replies that arrived whole. One that it sent to its end can have broken on the way. */
export function toldTokens(rows: readonly LedgerRow[], requests: readonly ServedRequest[]): ToldTokens {
  const told = new Map(requests.flatMap((one) => (one.told === undefined ? [] : [[one.digest, one.told]])));
  const sum = { inputTokens: 0, outputTokens: 0 };
  for (const row of rows.filter(({ error }) => error === null)) {
    const usage = told.get(row.bodyDigest);
    sum.inputTokens += usage?.inputTokens ?? NaN;
    sum.outputTokens += usage?.outputTokens ?? NaN;
  }
  return sum;
}
