import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { AppError, messageOf } from "../../../contracts/app-error.ts";
import type { ModelEvent } from "../../../contracts/model.ts";
import type { ReplyStore } from "../../../ports/language-model-replies.ts";
import { writeOnce } from "./write-once.ts";

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/**
 * Replies of models as packed JSON lines, one event a line, in files named by their key; those of its first two characters share a
 * folder. Only ever added to: cleaning passes them by, as they cost money. A file appears whole or not at all.
 */
export function folderReplyStore(folder: string): ReplyStore {
  const fileOf = (key: string) => path.join(folder, key.slice(0, 2), `${key.slice(2)}.jsonl.gz`);

  return {
    async find(key) {
      const file = fileOf(key);
      const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === "ENOENT") return undefined;
        throw damaged(file, cause);
      });
      if (bytes === undefined) return undefined;
      try {
        const lines = (await unpack(bytes)).toString().split("\n").slice(0, -1);
        const events = lines.map((line) => JSON.parse(line) as ModelEvent);
        if (events.at(-1)?.type !== "finish") throw new Error("its end is missing");
        return events;
      } catch (cause) {
        throw damaged(file, cause);
      }
    },

    async keep(key, events) {
      const lines = events.map((event) => `${JSON.stringify(event)}\n`).join("");
      await writeOnce(fileOf(key), await pack(lines), folder);
    },
  };
}

function damaged(file: string, cause: unknown): AppError {
  return new AppError("store.damaged", {
    message: `The kept reply ${file} cannot be read: ${messageOf(cause)}.`,
    hint: "Remove the file: the model is then asked again.",
    cause,
  });
}
