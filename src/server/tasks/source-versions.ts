import { datasetVersions } from "../../app/dataset-versions.ts";
import { compareDatasets } from "../../app/use-cases/compare-datasets.ts";
import type { ChangesQuery, SourceChanges, SourceVersions } from "../../contracts/api/source-versions.ts";
import type { Task } from "./task.ts";

export const listSourceVersions: Task<null, SourceVersions> = async (project) => ({
  versions: await datasetVersions(await project.workspace()),
});

export const compareSources: Task<ChangesQuery, SourceChanges> = async (project, { from, to }) =>
  compareDatasets(await project.workspace(), { from, to });
