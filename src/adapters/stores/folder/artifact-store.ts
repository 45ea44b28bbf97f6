import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../contracts/app-error.ts";
import type { Digest } from "../../../contracts/digest.ts";
import type { ArtifactStore } from "../../../ports/artifact-store.ts";
import { sha256 } from "../../shared/sha256.ts";
import { storeFault } from "../../shared/store-fault.ts";

/**
 * Artifacts as files named by their digest, in folders of its first two characters. A file appears whole or not at all:
 * temporary name, sync, rename. Files that no longer match their name are moved to `damaged/`.
 */
export function folderArtifactStore(folder: string): ArtifactStore {
  const objects = path.join(folder, "objects");
  const temporary = path.join(folder, "tmp");
  const known = new Set<Digest>();
  const fileOf = (digest: Digest) => path.join(objects, digest.slice(0, 2), digest.slice(2));

  function has(digest: Digest): Promise<boolean> {
    return stat(fileOf(digest)).then(
      () => true,
      () => false,
    );
  }

  return {
    async put(bytes) {
      const digest = sha256(bytes);
      // Only what this process wrote or verified counts as there: an older file of that name may be damaged.
      if (known.has(digest) && (await has(digest))) return digest;
      const written = path.join(
        temporary,
        `${digest.slice(0, 16)}-${process.pid}-${randomBytes(6).toString("hex")}`,
      );
      try {
        await mkdir(temporary, { recursive: true });
        const file = await open(written, "wx");
        try {
          await file.writeFile(bytes);
          await file.datasync();
        } finally {
          await file.close();
        }
        await mkdir(path.dirname(fileOf(digest)), { recursive: true });
        await rename(written, fileOf(digest));
      } catch (cause) {
        await rm(written, { force: true }).catch(() => {});
        throw storeFault(cause, folder);
      }
      known.add(digest);
      return digest;
    },

    async get(digest) {
      const bytes = await readFile(fileOf(digest)).catch((thrown: NodeJS.ErrnoException) => {
        if (thrown.code === "ENOENT") return undefined;
        throw new AppError("store.damaged", {
          message: `The stored artifact ${digest.slice(0, 12)} cannot be read: ${thrown.message}`,
          hint: "Check the rights and the disk of the .soundings folder.",
          cause: thrown,
        });
      });
      if (bytes === undefined) {
        known.delete(digest);
        return undefined;
      }
      if (sha256(bytes) === digest) {
        known.add(digest);
        // Not the Buffer itself, whose slice is a view.
        return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      }
      known.delete(digest);
      const damaged = path.join(folder, "damaged");
      // Another process may have set it aside first, or the folder may be read-only: it is not returned either way.
      await mkdir(damaged, { recursive: true })
        .then(() => rename(fileOf(digest), path.join(damaged, digest)))
        .catch(() => {});
      return undefined;
    },

    async getRange(digest, offset, length) {
      const file = await open(fileOf(digest)).catch(() => undefined);
      if (file === undefined) return undefined;
      try {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await file.read(bytes, 0, length, offset);
        return bytesRead === length ? bytes : undefined;
      } finally {
        await file.close();
      }
    },

    size: (digest) =>
      stat(fileOf(digest)).then(
        ({ size }) => size,
        () => undefined,
      ),

    has,

    async *list() {
      for (const prefix of await readdir(objects).catch(() => [])) {
        for (const rest of await readdir(path.join(objects, prefix)).catch(() => [])) {
          const found = await stat(path.join(objects, prefix, rest)).catch(() => undefined);
          if (found !== undefined) yield { digest: prefix + rest, bytes: found.size };
        }
      }
    },

    async remove(digest) {
      known.delete(digest);
      await rm(fileOf(digest), { force: true });
    },
  };
}
