import type { LedgerRow } from "../../ports/ledger.ts";

/** The row that a line of the ledger holds; undefined for one that a crash tore. */
export function parsedRow(line: string): LedgerRow | undefined {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof row !== "object" || row === null || !("bodyDigest" in row)) return undefined;
  return { ...notCounted(), ...(row as Omit<LedgerRow, keyof ReturnType<typeof notCounted>>) };
}

/** Of rows that were written before these were known. */
function notCounted() {
  return {
    sentBytes: null,
    receivedBytes: null,
    milliseconds: null,
    run: null,
    passages: [],
  } satisfies Partial<LedgerRow>;
}
