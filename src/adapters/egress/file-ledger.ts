import { mkdir, open, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import type { Ledger } from "../../ports/ledger.ts";
import { linesOf } from "../shared/lines-of.ts";
import { storeFault } from "../shared/store-fault.ts";
import { parsedRow } from "./parsed-row.ts";

export interface FileLedgerSettings {
  /** Made with its folder when the first row is written; readable only by its owner. */
  file: string;
}

/**
 * The ledger as JSON lines. Each row is one appending write, so processes that share the file do not mix their rows.
 * A line torn by a crash is not a row and is passed over.
 */
export function fileLedger({ file }: FileLedgerSettings): Ledger {
  let opening: Promise<void> | undefined;
  const prepare = async (): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(file, "a+", 0o600);
    try {
      if (await endsInsideLine(handle)) await handle.write("\n");
    } finally {
      await handle.close();
    }
  };

  return {
    async append(row) {
      try {
        await (opening ??= prepare());
        const line = Buffer.from(`${JSON.stringify(row)}\n`);
        const handle = await open(file, "a", 0o600);
        try {
          const { bytesWritten } = await handle.write(line);
          if (bytesWritten < line.length) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
          await handle.sync();
        } finally {
          await handle.close();
        }
      } catch (error) {
        opening = undefined;
        throw storeFault(error, dirname(file));
      }
    },
    async *rows() {
      const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      });
      if (handle === undefined) return;
      for await (const line of linesOf(handle.createReadStream({ encoding: "utf8" }))) {
        const row = parsedRow(line);
        if (row !== undefined) yield row;
      }
    },
  };
}

async function endsInsideLine(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}
