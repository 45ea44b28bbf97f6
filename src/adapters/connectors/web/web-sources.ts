import { throwIfAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { LeftOut, Source } from "../../../contracts/source.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Egress } from "../../../ports/egress.ts";
import type { SourceFiles } from "../../../ports/source-files.ts";
import type { SourceReader } from "../../../ports/source-reader.ts";
import { sha256 } from "../../shared/sha256.ts";
import { tooLarge } from "../folder/walk.ts";
import { freshReason } from "./failed-fetch.ts";
import { fetchPage } from "./fetch-page.ts";
import { pageBytes } from "./page-bytes.ts";
import type { Snapshot } from "./snapshot.ts";
import { type KeptSnapshot, snapshotStore } from "./snapshot-store.ts";
import { webAddress } from "./web-address.ts";

export interface WebSourcesSettings {
  /** Pages, each named by a person; nothing they link to is fetched. */
  addresses: readonly string[];
  /** Snapshots are kept below it. */
  folder: string;
  /** Absent where nothing may leave the machine. */
  egress: Egress | undefined;
  clock: Clock;
  /** Whether a parser takes files of this kind. */
  isTaken: (mediaType: string) => boolean;
  /** Asks every site whether its page has changed; else a page is fetched once and never again. */
  refresh: boolean;
}

export interface WebSources extends SourceReader, SourceFiles {
  /** What the last listing found worth saying of pages that are used, a sentence each. */
  notices(): readonly string[];
}

/** Sites asked at the same time, each for one page at a time. */
const sitesAtOnce = 4;
/** What was last asked for longer ago is said to be old. */
const oldMs = 30 * 24 * 3_600_000;

/** Web pages as sources, by their dated snapshots. Throws AppError "config.invalid" for what is no web address. */
export function webSources(settings: WebSourcesSettings): WebSources {
  const addresses = [...new Set(settings.addresses.map(webAddress))].sort();
  const store = snapshotStore(settings.folder);
  let notices: string[] = [];

  /** The page's snapshot, or why there is none. */
  const obtain = async (
    address: string,
    say: (sentence: string) => void,
    limits: { maxBytes: number; signal: AbortSignal },
  ): Promise<Snapshot | string> => {
    const { kept, fault } = await latest(address);
    if (kept !== undefined && !settings.refresh) {
      const { checkedAt } = kept.snapshot;
      if (settings.clock.now() - Date.parse(checkedAt) > oldMs) {
        say(
          `${address} is used as it was on ${dayOf(checkedAt)}: soundings sources --refresh asks for changes.`,
        );
      }
      return kept.snapshot;
    }
    if (settings.egress === undefined) {
      if (kept === undefined) return fault ?? "it was not fetched yet, and nothing may leave the machine now";
      say(`${address} was not refreshed: nothing may leave the machine now.`);
      return kept.snapshot;
    }
    const failure = settings.refresh ? undefined : await store.lastFailure(address);
    const remembered = failure && freshReason(failure, settings.clock.now());
    if (remembered !== undefined) return remembered;
    const request = { address, known: kept?.snapshot, isTaken: settings.isTaken, ...limits };
    const page = await fetchPage(settings.egress, request);
    const now = new Date(settings.clock.now()).toISOString();
    if (page.outcome === "failed") {
      if (kept === undefined) {
        await store.noteFailure({
          schema: "soundings.failed-fetch/1",
          address,
          reason: page.reason,
          at: now,
        });
        return page.reason;
      }
      say(
        `${address} was not refreshed, its snapshot of ${dayOf(kept.snapshot.fetchedAt)} is used: ${page.reason}.`,
      );
      return kept.snapshot;
    }
    if (page.outcome === "unchanged") return noteCheck(page.known, now);
    const { status, headers } = page.response;
    const { bytes, charset, fault: misnamed } = pageBytes(page.response, page.mediaType);
    if (misnamed !== undefined) say(`${address} is read by what its bytes tell: ${misnamed}.`);
    const digest = sha256(bytes);
    const tags = { etag: headers["etag"] ?? null, lastModified: headers["last-modified"] ?? null };
    if (kept?.snapshot.digest === digest && kept.snapshot.mediaType === page.mediaType) {
      return noteCheck({ ...kept.snapshot, ...tags }, now);
    }
    const snapshot: Snapshot = {
      schema: "soundings.snapshot/1",
      address,
      finalAddress: page.finalAddress,
      status,
      mediaType: page.mediaType,
      charset,
      ...tags,
      bytes: bytes.length,
      digest,
      fetchedAt: now,
      checkedAt: now,
    };
    await store.save({ snapshot, bytes });
    if (fault !== undefined) say(`${address} was fetched again: its last snapshot was damaged.`);
    return snapshot;
  };

  const latest = async (address: string): Promise<{ kept?: KeptSnapshot; fault?: string }> => {
    try {
      const kept = await store.latest(address);
      return kept === undefined ? {} : { kept };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "store.damaged") throw error;
      return { fault: `${error.message.replace(/\.$/, "")} (${error.hint})` };
    }
  };

  const noteCheck = async (snapshot: Snapshot, now: string): Promise<Snapshot> => {
    await store.noteCheck(snapshot, now);
    return snapshot;
  };

  return {
    notices: () => notices,
    async list({ maxBytes, signal }) {
      const sources: Source[] = [];
      const leftOut: LeftOut[] = [];
      notices = [];
      await bySite(addresses, signal, async (address) => {
        const found = await obtain(address, (sentence) => notices.push(sentence), { maxBytes, signal });
        if (typeof found === "string") leftOut.push({ source: address, reason: found });
        else if (found.bytes > maxBytes)
          leftOut.push({ source: address, reason: tooLarge(found.bytes, maxBytes) });
        else {
          const { mediaType, bytes, digest } = found;
          sources.push({ name: address, mediaType, bytes, digest });
        }
      });
      notices.sort();
      sources.sort((a, b) => (a.name < b.name ? -1 : 1));
      leftOut.sort((a, b) => (a.source < b.source ? -1 : 1));
      return { sources, leftOut };
    },
    async filesOf({ name }) {
      if (!addresses.includes(name)) throw noSnapshot(name);
      return store.filesOf(name);
    },
    async read({ name, digest }) {
      const bytes = addresses.includes(name) ? await store.bytesOf(name, digest) : undefined;
      if (bytes !== undefined) return bytes;
      throw noSnapshot(name);
    },
  };
}

function noSnapshot(name: string): AppError {
  return new AppError("source.unreadable", {
    message: `No snapshot of ${name} holds the version that was listed.`,
    hint: "Run again: the sources are then listed anew.",
  });
}

/** Several sites at once, each for one page after the other. */
async function bySite(
  addresses: readonly string[],
  signal: AbortSignal,
  work: (address: string) => Promise<void>,
): Promise<void> {
  const sites = Map.groupBy(addresses, (address) => new URL(address).host).values();
  const worker = async () => {
    for (const pages of sites) {
      for (const page of pages) {
        throwIfAborted(signal);
        await work(page);
      }
    }
  };
  await Promise.all(Array.from({ length: sitesAtOnce }, worker));
}

function dayOf(time: string): string {
  return time.slice(0, "2026-01-31".length);
}
