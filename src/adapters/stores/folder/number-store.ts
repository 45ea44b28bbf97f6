import { open, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../../../contracts/app-error.ts";
import type { Digest } from "../../../contracts/digest.ts";
import type { KeptNumbers, NumberStore } from "../../../ports/number-store.ts";
import { storeFault } from "../../shared/store-fault.ts";
import { writeOnce } from "./write-once.ts";

const extension = ".f32";
const digestBytes = 32;

/**
 * Numbers in files named by their key; those of its first two characters share a folder. Layout: how many items (uint32), their
 * keys (32 bytes each), then the numbers as float32, all little endian. A file appears whole or not at all.
 */
export function folderNumberStore(folder: string): NumberStore {
  const fileOf = (key: Digest) => path.join(folder, key.slice(0, 2), key.slice(2) + extension);

  async function reading<Read>(
    key: Digest,
    read: (file: string) => Promise<Read>,
  ): Promise<Read | undefined> {
    const file = fileOf(key);
    try {
      return await read(file);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw damaged(file, cause);
    }
  }

  return {
    find: (key) => reading(key, async (file) => numbersIn(await readFile(file))),

    keep: (key, numbers, items) => writeOnce(fileOf(key), encode(numbers, items), folder),

    async *list() {
      for (const start of await namesIn(folder)) {
        for (const name of await namesIn(path.join(folder, start))) {
          if (!name.endsWith(extension)) continue;
          const key = start + name.slice(0, -extension.length);
          const found = await reading(key, headOf);
          if (found !== undefined) yield { key, ...found };
        }
      }
    },

    async remove(key) {
      await rm(fileOf(key), { force: true }).catch((cause: unknown) => {
        throw storeFault(cause, folder);
      });
    },
  };
}

function encode(numbers: Float32Array, items: readonly Digest[]): Buffer {
  const bytes = Buffer.alloc(4 + digestBytes * items.length + 4 * numbers.length);
  bytes.writeUInt32LE(items.length);
  for (const [at, item] of items.entries()) bytes.write(item, 4 + digestBytes * at, "hex");
  const start = 4 + digestBytes * items.length;
  for (const [at, number] of numbers.entries()) bytes.writeFloatLE(number, start + 4 * at);
  return bytes;
}

function numbersIn(bytes: Buffer): Float32Array {
  const start = numbersAt(bytes, bytes.length);
  const numbers = new Float32Array((bytes.length - start) / 4);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = bytes.readFloatLE(start + 4 * at);
  return numbers;
}

/** Of as many as there are, and without the numbers, which may be many. */
async function headOf(file: string): Promise<Omit<KeptNumbers, "key">> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const first = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const length = numbersAt(first.buffer, size) - 4;
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, 4);
    const items = Array.from({ length: length / digestBytes }, (_, at) =>
      buffer.toString("hex", digestBytes * at, digestBytes * (at + 1)),
    );
    return { items, bytes: size };
  } finally {
    await handle.close();
  }
}

/** Where the numbers begin. Throws for a file that its length shows to be another. */
function numbersAt(head: Buffer, length: number): number {
  const start = length < 4 ? Infinity : 4 + digestBytes * head.readUInt32LE();
  if (start > length || (length - start) % 4 !== 0) throw new Error("it is cut short");
  return start;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT" || cause.code === "ENOTDIR") return [];
    throw cause;
  });
}

function damaged(file: string, cause: unknown): AppError {
  return new AppError("store.damaged", {
    message: `The kept numbers ${file} cannot be read: ${messageOf(cause)}.`,
    hint: "Remove the file: the model is then asked again.",
    cause,
  });
}
