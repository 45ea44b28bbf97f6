import { artifactOfRun } from "../../app/artifacts/artifact-of-run.ts";
import { fileOf, showArtifact as show } from "../../app/use-cases/show-artifact.ts";
import type { ArtifactPreview } from "../../contracts/api/artifact.ts";
import { ApiFault } from "../api-fault.ts";
import { FileBytes } from "./file-bytes.ts";
import type { Task } from "./task.ts";

export interface Which {
  run: string;
  digest: string;
}

export const showArtifact: Task<Which, ArtifactPreview> = async (project, which, { tagged }) => {
  const workspace = await project.workspace();
  return tagged([which], async () => (await show(workspace, which)) ?? refuse(which));
};

/** What is to be known of an artifact before it is sent piece by piece. */
export interface ArtifactFile {
  digest: string;
  bytes: number;
  fileName: string;
  mediaType: string;
}

export const findArtifact: Task<Which, ArtifactFile> = async (project, which) => {
  const found = (await artifactOfRun(await project.workspace(), which, 5)) ?? refuse(which);
  return { digest: found.digest, bytes: found.bytes, ...fileOf(found) };
};

/** A part of an artifact that `findArtifact` found. */
export const readArtifactPiece: Task<{ digest: string; offset: number; length: number }, FileBytes> = async (
  project,
  { digest, offset, length },
) => {
  const bytes = await (await project.workspace()).artifacts.getRange(digest, offset, length);
  // Whoever sends it knows how much there was, and says that it has gone.
  return new FileBytes(bytes ?? new Uint8Array());
};

function refuse({ digest }: Which): never {
  throw new ApiFault("artifact.unknown", {
    message: `The run left no artifact ${digest.slice(0, 12)}, or it is no longer stored.`,
    hint: "The run's lineage lists what it left; running it again makes what was cleaned away.",
  });
}
