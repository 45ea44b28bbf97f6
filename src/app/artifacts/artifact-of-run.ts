import type { Digest } from "../../contracts/digest.ts";
import type { Run } from "../../contracts/run.ts";
import { findRun } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

export interface RunArtifact {
  run: string;
  stage: string;
  name: string;
  digest: Digest;
  bytes: number;
  /** Its first bytes, as many as there are of those asked for. */
  head: Uint8Array;
}

/** Undefined where the run names no such artifact, or it is no longer stored. Throws AppError "run.unknown". */
export async function artifactOfRun(
  workspace: Workspace,
  { run: id, digest }: { run: string; digest: Digest },
  headBytes: number,
): Promise<RunArtifact | undefined> {
  const run = await findRun(workspace, id);
  const named = nameIn(run, digest);
  const bytes = named && (await workspace.artifacts.size(digest));
  if (named === undefined || bytes === undefined) return undefined;
  const head = await workspace.artifacts.getRange(digest, 0, Math.min(bytes, headBytes));
  return head === undefined ? undefined : { run: run.id, ...named, digest, bytes, head };
}

function nameIn(run: Run, digest: Digest): { stage: string; name: string } | undefined {
  for (const { stage, outputs } of run.stages) {
    const name = Object.keys(outputs).find((one) => outputs[one] === digest);
    if (name !== undefined) return { stage, name };
  }
  return undefined;
}
