import { open } from "node:fs/promises";
import path from "node:path";
import { storeFault } from "../../adapters/shared/store-fault.ts";
import type { GateReport } from "../../contracts/gate.ts";

export const gateLogName = "gates.jsonl";

/** Adds a row to the folder's state: what was judged by which rule, and how it ended. Rows are never changed. */
export async function logGate(stateFolder: string, { end, lines, evidence }: GateReport): Promise<void> {
  const row = { end, lines: lines.map(({ title, end: ended }) => ({ title, end: ended })), evidence };
  try {
    const handle = await open(path.join(stateFolder, gateLogName), "a");
    try {
      // One write, so that the rows of two processes do not mix.
      await handle.write(`${JSON.stringify(row)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw storeFault(cause, stateFolder);
  }
}
