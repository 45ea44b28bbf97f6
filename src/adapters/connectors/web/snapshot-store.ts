import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../contracts/app-error.ts";
import { sha256 } from "../../shared/sha256.ts";
import { storeFault } from "../../shared/store-fault.ts";
import { FailedFetch } from "./failed-fetch.ts";
import { Snapshot } from "./snapshot.ts";

export interface KeptSnapshot {
  snapshot: Snapshot;
  bytes: Uint8Array;
}

/** Every version of every page that was fetched. Nothing is ever deleted. */
export interface SnapshotStore {
  /** The newest of a page; undefined where there is none. Throws AppError "store.damaged" where it is not what was written. */
  latest(address: string): Promise<KeptSnapshot | undefined>;
  /** The bytes of a version; undefined where no undamaged snapshot holds them. */
  bytesOf(address: string, digest: string): Promise<Uint8Array | undefined>;
  /** Files of its versions' bytes, newest first; they are not looked into. */
  filesOf(address: string): Promise<string[]>;
  save(kept: KeptSnapshot): Promise<void>;
  /** Notes that the site still gives this version. */
  noteCheck(snapshot: Snapshot, checkedAt: string): Promise<void>;
  /** Kept until the page is saved. */
  noteFailure(failed: FailedFetch): Promise<void>;
  /** Undefined where there was none since, or what was noted cannot be read: the site is then asked again. */
  lastFailure(address: string): Promise<FailedFetch | undefined>;
}

/** `snapshots/<digest of the address>/<time of fetching>.json` and `.bytes`. A file appears whole or not at all, the bytes first. */
export function snapshotStore(folder: string): SnapshotStore {
  const folderOf = (address: string) => path.join(folder, "snapshots", sha256(address));
  const fileOf = ({ address, fetchedAt }: Snapshot, ending: string) =>
    path.join(folderOf(address), `${fetchedAt.replaceAll(":", "-")}${ending}`);
  const describe = (written: Snapshot | FailedFetch) =>
    new TextEncoder().encode(`${JSON.stringify(written, undefined, 2)}\n`);
  const failureOf = (address: string) => path.join(folderOf(address), "last-failure");

  const filesOf = async (address: string) =>
    (await filesIn(folderOf(address))).map((file) => `${file}.bytes`);

  const read = async (file: string): Promise<KeptSnapshot> => {
    const [described, bytes] = await Promise.all([
      readFile(`${file}.json`, "utf8"),
      readFile(`${file}.bytes`),
    ]).catch((cause: unknown) => {
      throw damaged(file, cause);
    });
    const snapshot = Snapshot.safeParse(parsedJson(described));
    if (!snapshot.success || sha256(bytes) !== snapshot.data.digest) throw damaged(file, snapshot.error);
    return { snapshot: snapshot.data, bytes };
  };

  return {
    async latest(address) {
      const [newest] = await filesIn(folderOf(address));
      return newest === undefined ? undefined : read(newest);
    },
    filesOf,
    async bytesOf(address, digest) {
      for (const file of await filesOf(address)) {
        const bytes = await readFile(file).catch(() => undefined);
        if (bytes !== undefined && sha256(bytes) === digest) return bytes;
      }
      return undefined;
    },
    async save({ snapshot, bytes }) {
      await writeWhole(fileOf(snapshot, ".bytes"), bytes);
      await writeWhole(fileOf(snapshot, ".json"), describe(snapshot));
      await rm(failureOf(snapshot.address), { force: true });
    },
    noteCheck: (snapshot, checkedAt) =>
      writeWhole(fileOf(snapshot, ".json"), describe({ ...snapshot, checkedAt })),
    noteFailure: (failed) => writeWhole(failureOf(failed.address), describe(failed)),
    async lastFailure(address) {
      const noted = await readFile(failureOf(address), "utf8").catch(() => "");
      return FailedFetch.safeParse(parsedJson(noted)).data;
    },
  };
}

/** Without endings, newest first: the names are times. */
async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw storeFault(cause, folder);
  });
  const described = names
    .filter((name) => name.endsWith(".json"))
    .map((name) => path.join(folder, name.slice(0, -5)));
  return described.sort().toReversed();
}

async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
  const written = `${place}.${process.pid}-${randomBytes(6).toString("hex")}.tmp`;
  try {
    await mkdir(path.dirname(place), { recursive: true });
    const file = await open(written, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(written, place);
  } catch (cause) {
    // The write's own fault is the one to tell; a left-over temporary file is never read.
    await rm(written, { force: true }).catch(() => {});
    throw storeFault(cause, path.dirname(place));
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(file: string, cause: unknown): AppError {
  return new AppError("store.damaged", {
    message: `The snapshot ${path.basename(file)} is not what was written.`,
    hint: "soundings sources --refresh fetches the page again.",
    cause,
  });
}
