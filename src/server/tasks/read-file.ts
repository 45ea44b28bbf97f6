import { readSourceFile } from "../../app/use-cases/read-source-file.ts";
import type { FileQuery } from "../../contracts/api/document.ts";
import { FileBytes } from "./file-bytes.ts";
import { withFreshListing } from "./list-sources.ts";
import type { Task } from "./task.ts";

export const readFile: Task<FileQuery, FileBytes> = async (project, { source: name }, { signal }) => {
  const { source, bytes } = await withFreshListing(project, signal, async (listed) =>
    readSourceFile(name, await listed()),
  );
  return new FileBytes(source, bytes);
};
