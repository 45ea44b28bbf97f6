import { AppError } from "../../contracts/app-error.ts";
import { type DatasetDifference, diffDatasets } from "../../core/dataset/diff-datasets.ts";
import { datasetOf, datasetVersions, findDatasetVersion, type NumberedDataset } from "../dataset-versions.ts";
import type { Workspace } from "../workspace.ts";

export interface ComparedDatasets extends DatasetDifference {
  from: NumberedDataset;
  to: NumberedDataset;
}

/** Without `to` the newest version; without `from` the one before it. */
export async function compareDatasets(
  workspace: Workspace,
  { from, to }: { from: string | undefined; to: string | undefined },
): Promise<ComparedDatasets> {
  const versions = await datasetVersions(workspace);
  const newest = versions.at(-1);
  if (newest === undefined) {
    throw new AppError("source.unknown", {
      message: "The sources of this folder have no versions yet.",
      hint: "soundings sources reads them and keeps the first.",
    });
  }
  const second = to === undefined ? newest : findDatasetVersion(versions, to);
  const first =
    from === undefined ? (versions[second.version - 2] ?? second) : findDatasetVersion(versions, from);
  const [before, after] = await Promise.all([datasetOf(workspace, first), datasetOf(workspace, second)]);
  return { from: first, to: second, ...diffDatasets(before, after) };
}
