import path from "node:path";
import { DatasetVersion } from "../../../contracts/dataset-version.ts";
import { type VersionLog, versionLog } from "./version-log.ts";

/** Every content the prepared sources of a folder have had. */
export function folderDatasetVersions(stateFolder: string): VersionLog<DatasetVersion> {
  return versionLog({
    folder: path.join(stateFolder, "datasets"),
    schema: DatasetVersion,
    of: "the sources",
  });
}
