import { folderDatasetVersions } from "../adapters/stores/folder/dataset-versions.ts";
import { AppError } from "../contracts/app-error.ts";
import type { DatasetVersion } from "../contracts/dataset-version.ts";
import type { Output } from "../core/pipeline/stage.ts";
import { type Dataset, datasetCodec } from "../core/pipeline/stages/prepare-stage.ts";
import type { Workspace } from "./workspace.ts";

export interface NumberedDataset extends DatasetVersion {
  version: number;
}

/** Oldest first. A content to which the sources have returned is listed again. */
export async function datasetVersions(workspace: Pick<Workspace, "stateFolder">): Promise<NumberedDataset[]> {
  const versions = await folderDatasetVersions(workspace.stateFolder).list();
  return versions.map((version, at) => ({ version: at + 1, ...version }));
}

/**
 * Keeps a dataset among the versions of its folder's sources, where it is new; with `present`, also where the newest version is
 * another. Runs that vary how sources are prepared go to and fro between versions and only tell what is new.
 */
export async function keepDatasetVersion(
  workspace: Pick<Workspace, "stateFolder" | "clock">,
  dataset: Output<Dataset>,
  { present = false }: { present?: boolean } = {},
): Promise<NumberedDataset> {
  const { digest } = dataset;
  const versions = await datasetVersions(workspace);
  const known = (present ? versions.slice(-1) : versions).findLast((version) => version.digest === digest);
  if (known !== undefined) return known;
  const content = await dataset.load();
  const log = folderDatasetVersions(workspace.stateFolder);
  await log.keep(datasetCodec.encode(content));
  await log.add({ digest, at: workspace.clock.now(), documents: content.documents.length });
  const added = (await datasetVersions(workspace)).findLast((version) => version.digest === digest);
  return added as NumberedDataset;
}

export async function datasetOf(
  workspace: Pick<Workspace, "stateFolder">,
  version: DatasetVersion,
): Promise<Dataset> {
  return datasetCodec.decode(await folderDatasetVersions(workspace.stateFolder).contentOf(version));
}

/** By its number ("3", "v3") or the beginning of its digest. Throws AppError "source.unknown". */
export function findDatasetVersion(versions: readonly NumberedDataset[], written: string): NumberedDataset {
  const number = Number(/^v?(\d{1,6})$/.exec(written)?.[1]);
  const found =
    versions.find(({ version }) => version === number) ??
    versions.find(({ digest }) => written.length >= 4 && digest.startsWith(written));
  if (found !== undefined) return found;
  throw new AppError("source.unknown", {
    message: `There is no version "${written}" of the sources.`,
    hint:
      versions.length === 0
        ? "There are none yet: soundings sources keeps the first."
        : `They are numbered from 1 to ${versions.length}: soundings sources versions lists them.`,
  });
}
