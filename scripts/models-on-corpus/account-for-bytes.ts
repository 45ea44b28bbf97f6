import type { LedgerRow } from "../../src/ports/ledger.ts";
import type { ServedRequest } from "../../test/fixtures/model-server.ts";

export interface ByteAccount {
  ledgerBytes: number;
  serverBytes: number;
  /** What the server never read, a sentence for each row of the ledger that it is about. */
  differences: string[];
  /** Why the account does not come out; empty where it does. */
  faults: string[];
}

/**
 * Holds the ledger against what a server received, request by request: both know a body by its digest. A connection that broke may
 * have taken bytes that the server never read; everything else must be equal.
 */
export function accountForBytes(
  rows: readonly LedgerRow[],
  requests: readonly ServedRequest[],
  serverBytes: number,
): ByteAccount {
  const served = Map.groupBy(requests, ({ digest }) => digest);
  const differences: string[] = [];
  const faults: string[] = [];
  let unread = 0;
  // Those that were answered first: they must find the server's equal.
  for (const row of rows.toSorted((a, b) => Number(a.error !== null) - Number(b.error !== null))) {
    const sent = row.sentBytes ?? 0;
    const known = served.get(row.bodyDigest) ?? [];
    const at = known.findIndex(
      ({ bytes, isAnswered }) => bytes === sent && (isAnswered || row.error !== null),
    );
    if (at >= 0) {
      known.splice(at, 1);
    } else if (row.error === null) {
      faults.push(
        `${row.bodyDigest.slice(0, 8)} was answered, and the server knows of no ${sent} bytes of it`,
      );
    } else if (sent > 0) {
      unread += sent;
      differences.push(`${row.bodyDigest.slice(0, 8)}: ${sent} bytes handed over, none read: ${row.error}`);
    }
    if (row.run === null) faults.push(`${row.bodyDigest.slice(0, 8)} names no run`);
  }
  for (const [digest, left] of served) {
    if (left.length > 0) faults.push(`${digest.slice(0, 8)} reached the server and has no row`);
  }
  const ledgerBytes = rows.reduce((sum, { sentBytes }) => sum + (sentBytes ?? 0), 0);
  const partly = serverBytes - requests.reduce((sum, { bytes }) => sum + bytes, 0);
  if (partly > 0) differences.push(`${partly} bytes of those were read before the connection broke`);
  if (ledgerBytes - serverBytes !== unread - partly) {
    faults.push(
      `the ledger has ${ledgerBytes} bytes, the server ${serverBytes}, and ${unread - partly} are explained`,
    );
  }
  return { ledgerBytes, serverBytes, differences, faults };
}
