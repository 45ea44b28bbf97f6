import { readFile } from "node:fs/promises";
import path from "node:path";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { GateEvidence } from "../../contracts/gate.ts";
import { findRun } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";
import { decodeBaseline } from "./baseline-file.ts";
import { type GateSide, sideOfRun } from "./gate-side.ts";

export interface ReadBaseline {
  side: GateSide;
  /** Null where it is a run of the folder. */
  file: GateEvidence["baseline"]["file"];
}

/** A baseline file, or a run of the folder by its id. Throws AppError "config.missing", "config.invalid" or "run.unknown". */
export async function readBaseline(workspace: Workspace, named: string): Promise<ReadBaseline> {
  const name = path.basename(named);
  const bytes = await readFile(named).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT" && name === named && path.extname(named) === "") return undefined;
    throw new AppError("config.missing", {
      message: `The baseline ${named} cannot be read: ${messageOf(cause)}.`,
      hint: "Name a file that soundings gate --write-baseline FILE wrote, or a run; paths begin at the current folder.",
      cause,
    });
  });
  if (bytes === undefined) {
    return { side: await sideOfRun(workspace, await findRun(workspace, named)), file: null };
  }
  return { side: decodeBaseline(bytes, name), file: { name, digest: sha256(bytes) } };
}
