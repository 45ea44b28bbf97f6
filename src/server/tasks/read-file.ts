import type { FileQuery } from "../../contracts/api/document.ts";
import { AppError } from "../../contracts/app-error.ts";
import { FileBytes } from "./file-bytes.ts";
import { type ListedSources, listSources, listSourcesAnew } from "./list-sources.ts";
import type { Task } from "./task.ts";

/** Only what the folder lists as a source is ever read: a name is never made a path. */
export const readFile: Task<FileQuery, FileBytes> = async (project, { source: name }, { signal }) => {
  const config = await project.config();
  try {
    return await bytesOf(name, await listSources(project, config, signal));
  } catch (thrown) {
    // The listing may be older than the file.
    if (!(thrown instanceof AppError) || !thrown.code.startsWith("source.")) throw thrown;
    return bytesOf(name, await listSourcesAnew(project, config, signal));
  }
};

async function bytesOf(name: string, { reader, sources, leftOut }: ListedSources): Promise<FileBytes> {
  const source = sources.find((one) => one.name === name);
  if (source !== undefined) return new FileBytes(source, await reader.read(source));
  const why = leftOut.find((one) => one.source === name);
  const holding = sources.find((one) => name.startsWith(`${one.name}/`));
  throw new AppError("source.unknown", {
    message:
      why === undefined
        ? `There is no file ${JSON.stringify(name)} among the sources.`
        : `${name} is left out: ${why.reason}.`,
    hint:
      holding === undefined
        ? "The list of sources names every file."
        : `It is a part of ${holding.name}: ask for that.`,
  });
}
