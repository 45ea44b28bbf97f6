import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { lancedbVectorIndexStore } from "../../adapters/indexes/lancedb/vector-index.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Run } from "../../contracts/run.ts";
import type { IndexOutputs } from "../../core/pipeline/stages/index-stage.ts";
import { jsonCodec } from "../../core/pipeline/codec.ts";
import { redundantNumbers } from "../redundant-numbers.ts";
import { vectorFolder, type Workspace } from "../workspace.ts";

export interface Cleaning {
  /** Runs forgotten, results and artifacts removed. */
  runs: number;
  results: number;
  artifacts: number;
  vectorIndexes: number;
  /** Batches of bought vectors that a finished embed stage holds as well. */
  vectorBatches: number;
  temporaryFiles: number;
  bytes: number;
  /** What stays, in bytes. */
  keptBytes: number;
  /** A run or a search is at work: results and artifacts wait for the next cleaning. */
  postponed: boolean;
  dryRun: boolean;
}

export interface CleanOptions {
  dryRun: boolean;
  /** Newest runs to keep; absent keeps every run. */
  keepRuns?: number;
  /** Results of kept runs go too, oldest first, until no more than this remains; evaluations and rankings stay. */
  maxBytes?: number;
}

const temporaryAgeMilliseconds = 60 * 60 * 1000;
/** A run or search that says it is at work for longer was left behind by another machine: whether it lives cannot be seen from here. */
const longestRunMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Removes what no kept run refers to. A run in progress is always kept; while there is one, or a search, no result is
 * removed, because nobody can tell which ones it is about to use. What an ended search measured goes: its history stays, and
 * the same search would measure again.
 */
export async function cleanStore(workspace: Workspace, options: CleanOptions): Promise<Cleaning> {
  const { dryRun } = options;
  // Artifacts first and runs last: what another process stores meanwhile is either not listed or already referred to.
  const sizes = new Map<Digest, number>();
  for await (const { digest, bytes } of workspace.artifacts.list()) sizes.set(digest, bytes);
  const results = await workspace.stages.list();
  const all = await workspace.runs.list();
  const forgotten = options.keepRuns === undefined ? [] : all.slice(options.keepRuns).filter(isOver);
  const kept = all.filter((run) => !forgotten.includes(run));
  const now = workspace.clock.now();
  const atWork = [
    ...all.filter((run) => !isOver(run)),
    ...(await workspace.searches.list({ status: "running" })),
  ];
  const postponed = atWork.some(({ startedAt }) => now - startedAt < longestRunMilliseconds);

  const neededKeys = new Set(kept.flatMap(({ stages }) => stages.map(({ key }) => key)));
  const evicted =
    options.maxBytes === undefined
      ? new Set<Digest>()
      : evictOldest(kept.filter(isOver), neededKeys, sizes, options.maxBytes);
  const goneResults = postponed ? [] : results.filter(({ key }) => !neededKeys.has(key));
  const neededArtifacts = new Set(
    results.filter(({ key }) => neededKeys.has(key)).flatMap(({ outputs }) => Object.values(outputs)),
  );
  // What a run shows stays readable even where the cache forgot how it was made.
  for (const run of kept) for (const digest of shownOutputs(run)) neededArtifacts.add(digest);
  const goneArtifacts = postponed ? [] : [...sizes.keys()].filter((digest) => !neededArtifacts.has(digest));

  const vectors = lancedbVectorIndexStore({ folder: vectorFolder(workspace.stateFolder) });
  const neededVectors = await vectorNames(workspace, kept, neededKeys);
  const goneVectors = postponed ? [] : (await vectors.names()).filter((name) => !neededVectors.has(name));
  const goneNumbers = postponed ? [] : await redundantNumbers(workspace, evicted);
  const temporary = await leftOverFiles(workspace);

  if (!dryRun) {
    for (const { id } of forgotten) await workspace.runs.remove(id);
    // While the results that hold the same are still there: a cleaning that is killed leaves one of the two.
    for (const { key } of goneNumbers) await workspace.numbers.remove(key);
    for (const { key } of goneResults) await workspace.stages.forget(key);
    for (const digest of goneArtifacts) await workspace.artifacts.remove(digest);
    for (const name of goneVectors) await vectors.remove(name);
    for (const file of temporary) await rm(file, { recursive: true, force: true });
  }
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const freed = goneArtifacts.reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
  const freedNumbers = goneNumbers.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    runs: forgotten.length,
    results: goneResults.length,
    artifacts: goneArtifacts.length,
    vectorIndexes: goneVectors.length,
    vectorBatches: goneNumbers.length,
    temporaryFiles: temporary.length,
    bytes: freed + freedNumbers,
    keptBytes: total - freed,
    postponed,
    dryRun,
  };
}

/** Evicts the oldest results of finished runs once the artifacts take more than the cap; what runs show stays. */
export async function keepWithinCap(workspace: Workspace, maxBytes: number): Promise<void> {
  let total = 0;
  for await (const { bytes } of workspace.artifacts.list()) total += bytes;
  if (total > maxBytes) await cleanStore(workspace, { dryRun: false, maxBytes });
}

function isOver(run: Run): boolean {
  return run.status !== "running";
}

/** A run's own results: what show, compare and report read. */
function shownOutputs(run: Run): Digest[] {
  const shown = new Set(["retrieve", "rerank", "answer", "evaluate"]);
  return run.stages.flatMap(({ stage, outputs }) => {
    if (shown.has(stage)) return Object.values(outputs);
    return stage === "prepare" && outputs["questions"] !== undefined ? [outputs["questions"]] : [];
  });
}

/** Gives the outputs of what it takes out of the needed ones. */
function evictOldest(
  kept: readonly Run[],
  neededKeys: Set<Digest>,
  sizes: Map<Digest, number>,
  maxBytes: number,
): Set<Digest> {
  const evicted = new Set<Digest>();
  const heavy = ["index", "embed", "parse", "chunk"];
  const newestFirst = kept.flatMap(({ stages }) => stages.filter(({ stage }) => heavy.includes(stage)));
  // A result that several runs share is as old as its newest use.
  const byNewestUse = [...new Map(newestFirst.map((stageRun) => [stageRun.key, stageRun])).values()];
  let total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  for (const { key, outputs } of byNewestUse.toReversed()) {
    if (total <= maxBytes) break;
    if (!neededKeys.delete(key)) continue;
    for (const digest of Object.values(outputs)) evicted.add(digest);
    total -= Object.values(outputs).reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
  }
  return evicted;
}

async function vectorNames(
  workspace: Workspace,
  kept: readonly Run[],
  neededKeys: Set<Digest>,
): Promise<Set<string>> {
  const names = new Set<string>();
  const codec = jsonCodec<IndexOutputs["vectors"]>();
  for (const { stages } of kept) {
    for (const { stage, key, outputs } of stages) {
      if (stage !== "index" || !neededKeys.has(key) || outputs["vectors"] === undefined) continue;
      const bytes = await workspace.artifacts.get(outputs["vectors"]);
      const described = bytes === undefined ? null : codec.decode(bytes);
      if (described !== null) names.add(described.name);
    }
  }
  return names;
}

/** What a killed process left half written, and what was set aside as damaged. Young ones may belong to a process at work. */
async function leftOverFiles({ stateFolder, clock }: Workspace): Promise<string[]> {
  const old: string[] = [];
  for (const folder of ["tmp", "damaged"].map((name) => path.join(stateFolder, name))) {
    for (const name of await readdir(folder).catch(() => [])) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => undefined);
      if (found !== undefined && clock.now() - found.mtimeMs > temporaryAgeMilliseconds) old.push(file);
    }
  }
  return old;
}
