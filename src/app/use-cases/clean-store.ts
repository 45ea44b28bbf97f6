import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { lancedbVectorIndexStore } from "../../adapters/indexes/lancedb/vector-index.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Run } from "../../contracts/run.ts";
import type { IndexOutputs } from "../../core/pipeline/stages/index-stage.ts";
import { jsonCodec } from "../../core/pipeline/codec.ts";
import { vectorFolder, type Workspace } from "../workspace.ts";

export interface Cleaning {
  /** Runs forgotten, results and artifacts removed. */
  runs: number;
  results: number;
  artifacts: number;
  vectorIndexes: number;
  temporaryFiles: number;
  bytes: number;
  /** What stays, in bytes. */
  keptBytes: number;
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

/** Removes what no kept run refers to. A run in progress is always kept. */
export async function cleanStore(workspace: Workspace, options: CleanOptions): Promise<Cleaning> {
  const { dryRun } = options;
  const all = await workspace.runs.list();
  const forgotten = options.keepRuns === undefined ? [] : all.slice(options.keepRuns).filter(isOver);
  const kept = all.filter((run) => !forgotten.includes(run));

  const sizes = new Map<Digest, number>();
  for await (const { digest, bytes } of workspace.artifacts.list()) sizes.set(digest, bytes);

  const neededKeys = new Set(kept.flatMap(({ stages }) => stages.map(({ key }) => key)));
  if (options.maxBytes !== undefined) evictOldest(kept.filter(isOver), neededKeys, sizes, options.maxBytes);
  const results = await workspace.stages.list();
  const goneResults = results.filter(({ key }) => !neededKeys.has(key));
  const neededArtifacts = new Set(
    results.filter(({ key }) => neededKeys.has(key)).flatMap(({ outputs }) => Object.values(outputs)),
  );
  // What a run shows stays readable even where the cache forgot how it was made.
  for (const run of kept) for (const digest of shownOutputs(run)) neededArtifacts.add(digest);
  const goneArtifacts = [...sizes.keys()].filter((digest) => !neededArtifacts.has(digest));

  const vectors = lancedbVectorIndexStore({ folder: vectorFolder(workspace.stateFolder) });
  const neededVectors = await vectorNames(workspace, kept, neededKeys);
  const goneVectors = (await vectors.names()).filter((name) => !neededVectors.has(name));
  const temporary = await oldTemporaryFiles(workspace);

  if (!dryRun) {
    for (const { id } of forgotten) await workspace.runs.remove(id);
    for (const { key } of goneResults) await workspace.stages.forget(key);
    for (const digest of goneArtifacts) await workspace.artifacts.remove(digest);
    for (const name of goneVectors) await vectors.remove(name);
    for (const file of temporary) await rm(file, { recursive: true, force: true });
  }
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const freed = goneArtifacts.reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
  return {
    runs: forgotten.length,
    results: goneResults.length,
    artifacts: goneArtifacts.length,
    vectorIndexes: goneVectors.length,
    temporaryFiles: temporary.length,
    bytes: freed,
    keptBytes: total - freed,
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
  const shown = new Set(["retrieve", "answer", "evaluate"]);
  return run.stages.flatMap(({ stage, outputs }) => {
    if (shown.has(stage)) return Object.values(outputs);
    return stage === "prepare" && outputs["questions"] !== undefined ? [outputs["questions"]] : [];
  });
}

function evictOldest(
  kept: readonly Run[],
  neededKeys: Set<Digest>,
  sizes: Map<Digest, number>,
  maxBytes: number,
): void {
  const heavy = ["index", "embed", "parse", "chunk"];
  const newestFirst = kept.flatMap(({ stages }) => stages.filter(({ stage }) => heavy.includes(stage)));
  let total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  for (const { key, outputs } of newestFirst.toReversed()) {
    if (total <= maxBytes) return;
    if (!neededKeys.delete(key)) continue;
    total -= Object.values(outputs).reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
  }
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

/** Files that a killed process left half written. Young ones may belong to a process at work. */
async function oldTemporaryFiles({ stateFolder, clock }: Workspace): Promise<string[]> {
  const folder = path.join(stateFolder, "tmp");
  const old: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file);
    if (clock.now() - mtimeMs > temporaryAgeMilliseconds) old.push(file);
  }
  return old;
}
