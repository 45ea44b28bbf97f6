import path from "node:path";
import { makeBreathe, pause } from "../adapters/clock/breathe.ts";
import { systemClock } from "../adapters/clock/system-clock.ts";
import { workerParserPool } from "../adapters/parsers/worker-pool.ts";
import { sha256 } from "../adapters/shared/sha256.ts";
import { folderArtifactStore } from "../adapters/stores/folder/artifact-store.ts";
import { folderReplyStore } from "../adapters/stores/folder/reply-store.ts";
import { folderNumberStore } from "../adapters/stores/folder/number-store.ts";
import { openStateDatabase } from "../adapters/stores/sqlite/database.ts";
import { sqliteRunStore } from "../adapters/stores/sqlite/run-store.ts";
import { sqliteSearchStore } from "../adapters/stores/sqlite/search-store.ts";
import { sqliteStageStore } from "../adapters/stores/sqlite/stage-store.ts";
import { createEngine, type Engine, type EngineParts } from "../core/pipeline/engine.ts";
import { createMemo, type Memo } from "../core/pipeline/memo.ts";
import type { ArtifactStore } from "../ports/artifact-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ParserPool } from "../ports/parser-pool.ts";
import type { ReplyStore } from "../ports/language-model-replies.ts";
import type { NumberStore } from "../ports/number-store.ts";
import type { RunStore } from "../ports/run-store.ts";
import type { SearchStore } from "../ports/search-store.ts";
import type { StageStore } from "../ports/stage-store.ts";
import { maybeAlive } from "./environment.ts";

const usualMemoMegabytes = 512;

/** A folder's state, opened: what every use case works on. */
export interface Workspace {
  stateFolder: string;
  clock: Clock;
  /** Resolves after about that many milliseconds, or rejects once aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  memo: Memo;
  engine: Engine;
  stages: StageStore;
  artifacts: ArtifactStore;
  runs: RunStore;
  searches: SearchStore;
  parsers: ParserPool;
  /** Of language models: what was paid for is kept. */
  replies: ReplyStore;
  /** Of embedders and rerankers behind addresses, likewise. */
  numbers: NumberStore;
  close(): Promise<void>;
}

export interface WorkspaceLimits {
  /** How much of what was decoded is kept in memory. */
  memoMegabytes?: number | undefined;
  /** How long it waits for another process that holds the database. */
  busyMilliseconds?: number | undefined;
}

/**
 * `decorate` may put something around the engine's stores and clock: how a test kills it at a chosen moment.
 */
export async function openWorkspace(
  stateFolder: string,
  decorate: (parts: EngineParts) => EngineParts = (parts) => parts,
  { memoMegabytes = usualMemoMegabytes, busyMilliseconds }: WorkspaceLimits = {},
): Promise<Workspace> {
  const database = await openStateDatabase(stateFolder, { busyMilliseconds });
  const clock = systemClock;
  const stageStore = sqliteStageStore(database.tables, clock);
  const memo = createMemo(memoMegabytes * 1e6);
  const parsers = workerParserPool();
  const runs = sqliteRunStore(database.tables);
  const searches = sqliteSearchStore(database.tables);
  await settleInterrupted(runs, searches);
  const artifactStore = folderArtifactStore(stateFolder);
  const engineParts = decorate({
    stages: stageStore,
    artifacts: artifactStore,
    memo,
    digestOf: sha256,
    clock,
    makeBreathe,
    pause,
  });
  const { stages, artifacts } = engineParts;
  return {
    stateFolder,
    clock: engineParts.clock,
    pause: engineParts.pause,
    memo,
    engine: createEngine(engineParts),
    stages,
    artifacts,
    runs,
    searches,
    parsers,
    replies: folderReplyStore(path.join(stateFolder, "replies")),
    numbers: folderNumberStore(path.join(stateFolder, "numbers")),
    async close() {
      await parsers.close();
      await stageStore.close();
      await database.close();
    },
  };
}

/** A run or search whose process was killed could not say so itself. What it had finished stays in the cache. */
async function settleInterrupted(runs: RunStore, searches: SearchStore): Promise<void> {
  for (const run of await runs.list({ status: "running" })) {
    if (maybeAlive(run.environment)) continue;
    await runs.save({ ...run, status: "stopped", error: "Its process ended before it did." });
  }
  for (const search of await searches.list({ status: "running" })) {
    if (maybeAlive(search.environment)) continue;
    await searches.save({ ...search, status: "stopped", error: "Its process ended before it did." });
  }
}

/** Where LanceDB keeps the vector indexes: derived files that can always be built again. */
export function vectorFolder(stateFolder: string): string {
  return path.join(stateFolder, "vectors");
}
