import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import type * as z from "zod";
import { AppError, messageOf } from "../../../contracts/app-error.ts";
import type { Digest } from "../../../contracts/digest.ts";
import { storeFault } from "../../shared/store-fault.ts";
import { folderArtifactStore } from "./artifact-store.ts";

/** Every content that something of a folder has had, such as its questions. Only ever added to: cleaning passes it by. */
export interface VersionLog<Version extends { digest: Digest }> {
  /** In the order they were added. Throws AppError "store.damaged" naming the line that cannot be read. */
  list(): Promise<Version[]>;
  /** Keeps the bytes under their digest; on disk when it resolves. */
  keep(bytes: Uint8Array): Promise<Digest>;
  add(version: Version): Promise<void>;
  /** Throws AppError "store.damaged" where the bytes are gone or no longer match. */
  contentOf(version: Version): Promise<Uint8Array>;
}

export interface VersionLogSettings<Version> {
  folder: string;
  schema: z.ZodType<Version>;
  /** For messages: "the questions". */
  of: string;
}

export function versionLog<Version extends { digest: Digest }>({
  folder,
  schema,
  of,
}: VersionLogSettings<Version>): VersionLog<Version> {
  const file = path.join(folder, "versions.jsonl");
  const artifacts = folderArtifactStore(folder);

  function versionOf(line: string, lineNumber: number): Version {
    try {
      return schema.parse(JSON.parse(line));
    } catch (cause) {
      throw new AppError("store.damaged", {
        message: `${file} line ${lineNumber} is no version of ${of}: ${messageOf(cause).split("\n")[0]}`,
        hint: "Take this line out; the contents themselves are kept in the folder objects beside the file.",
        cause,
      });
    }
  }

  return {
    async list() {
      const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === "ENOENT") return "";
        throw storeFault(cause, folder);
      });
      return text.split("\n").flatMap((line, index) => (line === "" ? [] : [versionOf(line, index + 1)]));
    },

    keep: (bytes) => artifacts.put(bytes),

    async add(version) {
      try {
        await mkdir(folder, { recursive: true });
        const handle = await open(file, "a");
        try {
          await handle.writeFile(`${JSON.stringify(version)}\n`);
          await handle.datasync();
        } finally {
          await handle.close();
        }
      } catch (cause) {
        throw storeFault(cause, folder);
      }
    },

    async contentOf({ digest }) {
      const bytes = await artifacts.get(digest);
      if (bytes !== undefined) return bytes;
      throw new AppError("store.damaged", {
        message: `The content ${digest.slice(0, 12)} of a version of ${of} is gone or damaged.`,
        hint: `Look into ${path.join(folder, "damaged")}: what no longer matched its name was put there.`,
      });
    },
  };
}
