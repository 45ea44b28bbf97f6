import { mkdir, open, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Ledger } from "../../ports/ledger.ts";
import { linesOf } from "../shared/lines-of.ts";
import { storeFault } from "../shared/store-fault.ts";
import { endedLines } from "./ended-lines.ts";
import { parsedRow } from "./parsed-row.ts";

export interface FileLedgerSettings {
  /** Made with its folder when the first row is written; readable only by its owner. */
  file: string;
}

/**
 * The ledger as JSON lines. Rows that come while others are written go together: one appending write and one sync, however many.
 * Each write holds whole rows, so processes that share the file do not mix theirs.
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

  const write = async (lines: readonly string[]): Promise<void> => {
    try {
      await (opening ??= prepare());
      const bytes = Buffer.from(lines.join(""));
      const handle = await open(file, "a", 0o600);
      try {
        const { bytesWritten } = await handle.write(bytes);
        if (bytesWritten < bytes.length) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      opening = undefined;
      throw storeFault(error, dirname(file));
    }
  };

  let waiting: string[] = [];
  /** The write that will take what is waiting; undefined where nothing is. */
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();

  return {
    append(row) {
      waiting.push(`${JSON.stringify(row)}\n`);
      next ??= last.then(() => {
        const taken = write(waiting);
        waiting = [];
        next = undefined;
        last = taken.catch(() => {});
        return taken;
      });
      return next;
    },
    async *rows() {
      try {
        const handle = await open(file);
        for await (const line of linesOf(handle.createReadStream({ encoding: "utf8" }))) {
          const row = parsedRow(line);
          if (row !== undefined) yield row;
        }
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw unreadable(file, cause);
      }
    },
    async *rowsFrom(place) {
      try {
        const handle = await open(file);
        const bytes = handle.createReadStream({ start: place }) as AsyncIterable<Buffer>;
        for await (const { line, start, end } of endedLines(bytes, place)) {
          const row = parsedRow(line);
          if (row !== undefined) yield { row, place: start, next: end };
        }
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw unreadable(file, cause);
      }
    },
  };
}

function unreadable(file: string, cause: unknown): AppError {
  return new AppError("store.damaged", {
    message: `The ledger ${file} cannot be read: ${messageOf(cause)}.`,
    hint: "Give yourself permission to read it, or move what stands there aside.",
    cause,
  });
}

async function endsInsideLine(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}
