import type { LedgerRow } from "../ports/ledger.ts";

/** What went to one place for one purpose. */
export interface LedgerSum {
  origin: string;
  purpose: string;
  requests: number;
  /** Of these, the ones that no whole answer came to. */
  failed: number;
  /** Of these, the ones that nothing was sent of: they were refused, or no connection stood. */
  notSent: number;
  /** Through connections, heads too; of rows that did not count it, their bodies alone. */
  sentBytes: number;
  receivedBytes: number;
  /** Rows that did not count what went through their connection. */
  bodiesOnly: number;
  /** Sources of which something was sent, by name. */
  sources: string[];
}

/** The rows by origin and purpose, what sent most first. */
export async function sumLedger(rows: AsyncIterable<LedgerRow>): Promise<LedgerSum[]> {
  const sums = new Map<string, Omit<LedgerSum, "sources"> & { sources: Set<string> }>();
  for await (const row of rows) {
    const { origin, purpose } = row;
    const key = JSON.stringify([origin, purpose]);
    const sum = sums.get(key) ?? { origin, purpose, ...nothing, sources: new Set() };
    sums.set(key, sum);
    sum.requests += 1;
    if (row.error !== null) sum.failed += 1;
    if (row.sentBytes === null) sum.bodiesOnly += 1;
    sum.sentBytes += row.sentBytes ?? row.requestBytes;
    sum.receivedBytes += row.receivedBytes ?? row.responseBytes;
    if (wasSent(row)) for (const { source } of row.passages) sum.sources.add(source);
    else sum.notSent += 1;
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, sources: [...sum.sources].sort() }))
    .sort((a, b) => b.sentBytes - a.sentBytes || (a.origin + a.purpose < b.origin + b.purpose ? -1 : 1));
}

const nothing = { requests: 0, failed: 0, notSent: 0, sentBytes: 0, receivedBytes: 0, bodiesOnly: 0 };

function wasSent({ sentBytes, requestBytes, status }: LedgerRow): boolean {
  return sentBytes === null ? requestBytes > 0 || status !== null : sentBytes > 0;
}
