import { statSync } from "node:fs";
import path from "node:path";
import { throwIfAborted } from "../contracts/abort.ts";
import type { LedgerRow } from "../ports/ledger.ts";
import { openLedger } from "./open-egress.ts";
import type { Workspace } from "./workspace.ts";

/** What rows are chosen by; the row itself stays in the file. */
export interface IndexedRow extends Pick<LedgerRow, "at" | "run" | "origin"> {
  place: number;
}

interface Index {
  /** Another file has another. */
  file: bigint | undefined;
  rows: IndexedRow[];
  /** Rows have few runs and origins: each name is kept once. */
  names: Map<string, string>;
  /** From where the file has not been read. */
  next: number;
  reading: Promise<void>;
}

const indexOf = new WeakMap<Workspace, Index>();

/** Every row of the ledger, oldest first. The file only ever grows: what was read of it once is not read again. */
export async function ledgerIndex(workspace: Workspace, signal: AbortSignal): Promise<readonly IndexedRow[]> {
  const found = statSync(path.join(workspace.stateFolder, "ledger.jsonl"), {
    bigint: true,
    throwIfNoEntry: false,
  });
  let index = indexOf.get(workspace);
  if (index === undefined || index.file !== found?.ino || index.next > (found?.size ?? 0n)) {
    index = { file: found?.ino, rows: [], names: new Map(), next: 0, reading: Promise.resolve() };
    indexOf.set(workspace, index);
  }
  const own = index;
  function once(name: string): string {
    const known = own.names.get(name) ?? name;
    own.names.set(known, known);
    return known;
  }

  async function readOn(): Promise<void> {
    for await (const { row, place, next } of openLedger(workspace).rowsFrom(own.next)) {
      throwIfAborted(signal);
      const { at, run, origin } = row;
      own.rows.push({ at, run: run === null ? null : once(run), origin: once(origin), place });
      own.next = next;
    }
  }
  // In turn: two that read the same rows would count them twice.
  const read = own.reading.then(readOn);
  own.reading = read.catch(() => {});
  await read;
  return own.rows;
}

/** One row of it, read at its place. */
export async function rowAt(workspace: Workspace, place: number): Promise<LedgerRow | undefined> {
  for await (const { row } of openLedger(workspace).rowsFrom(place)) return row;
  return undefined;
}
