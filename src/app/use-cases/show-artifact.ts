import type { ArtifactPreview } from "../../contracts/api/artifact.ts";
import type { Digest } from "../../contracts/digest.ts";
import { artifactOfRun, type RunArtifact } from "../artifacts/artifact-of-run.ts";
import { layOutJson } from "../artifacts/lay-out-json.ts";
import { packListing } from "../artifacts/pack-listing.ts";
import type { Workspace } from "../workspace.ts";

const shownBytes = 100_000;
const shownCharacters = 400_000;

/** The beginning of one of a run's artifacts. Undefined where the run has none of that digest, or it is no longer stored. */
export async function showArtifact(
  workspace: Workspace,
  which: { run: string; digest: Digest },
): Promise<ArtifactPreview | undefined> {
  const found = await artifactOfRun(workspace, which, shownBytes);
  if (found === undefined) return undefined;
  const { name, stage, digest, bytes, head } = found;
  const told = isJson(head) ? { ...jsonText(head), isWhole: bytes <= head.length } : packListing(head, bytes);
  const text = told?.text ?? null;
  return {
    name,
    stage,
    digest,
    ...fileOf(found),
    bytes,
    text: text === null ? null : text.slice(0, shownCharacters),
    isWhole: told !== undefined && told.isWhole && (text ?? "").length <= shownCharacters,
  };
}

/** What an artifact is called as a file, and of what kind it is. */
export function fileOf({ run, stage, name, head }: RunArtifact): { fileName: string; mediaType: string } {
  const own = [run, stage, name].join("-").replaceAll(/[^\w.-]+/g, "-");
  return isJson(head)
    ? { fileName: `${own}.json`, mediaType: "application/json" }
    : { fileName: `${own}.bin`, mediaType: "application/octet-stream" };
}

/** Every result but packs and vectors is stored as JSON, which no white space begins and which holds no zero byte. */
function isJson(head: Uint8Array): boolean {
  const beginning = new TextDecoder("latin1").decode(head.subarray(0, 5));
  return /^(?:[[{"]|true|false|null)/.test(beginning) && !beginning.includes("\0");
}

/** A letter that is cut off at the end is left out. */
function jsonText(head: Uint8Array): { text: string } {
  return { text: layOutJson(new TextDecoder("utf-8").decode(head, { stream: true })) };
}
