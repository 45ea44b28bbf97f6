import type { LedgerPage } from "@contracts/api/ledger.ts";

export type LedgerEntry = LedgerPage["entries"][number];

export interface LedgerTotals {
  requests: number;
  failed: number;
  notSent: number;
  sentBytes: number;
  receivedBytes: number;
}

const none: LedgerTotals = { requests: 0, failed: 0, notSent: 0, sentBytes: 0, receivedBytes: 0 };

/** All of a connection, heads too; of rows that did not count it, the bodies alone. */
export function sentBytes(entry: LedgerEntry): number {
  return entry.sentBytes ?? entry.requestBytes;
}

export function receivedBytes(entry: LedgerEntry): number {
  return entry.receivedBytes ?? entry.responseBytes;
}

/** Whether anything of it left the machine: it may have been refused, or no connection stood. */
export function wasSent({ sentBytes: sent, requestBytes, status }: LedgerEntry): boolean {
  return sent === null ? requestBytes > 0 || status !== null : sent > 0;
}

export function sumEntries(entries: readonly LedgerEntry[]): LedgerTotals {
  return entries.reduce(
    (sum, entry) =>
      added(sum, {
        requests: 1,
        failed: Number(entry.error !== null),
        notSent: Number(!wasSent(entry)),
        sentBytes: sentBytes(entry),
        receivedBytes: receivedBytes(entry),
      }),
    none,
  );
}

export function sumTotals(totals: readonly LedgerTotals[]): LedgerTotals {
  return totals.reduce(added, none);
}

function added(sum: LedgerTotals, more: LedgerTotals): LedgerTotals {
  return {
    requests: sum.requests + more.requests,
    failed: sum.failed + more.failed,
    notSent: sum.notSent + more.notSent,
    sentBytes: sum.sentBytes + more.sentBytes,
    receivedBytes: sum.receivedBytes + more.receivedBytes,
  };
}

/** What an address calls an entry: rows have no ids of their own. */
export function entryKey({ at, bodyDigest, path }: LedgerEntry): string {
  return `${at}-${bodyDigest.slice(0, 12)}-${path}`;
}
