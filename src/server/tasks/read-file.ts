import type { FileQuery } from "../../contracts/api/document.ts";
import { AppError } from "../../contracts/app-error.ts";
import { ApiFault } from "../api-fault.ts";
import { type AskedRange, byteRange } from "../byte-range.ts";
import { FileBytes } from "./file-bytes.ts";
import { type ListedSources, listSources, listSourcesAnew } from "./list-sources.ts";
import type { OpenProject } from "./open-project.ts";
import type { Task } from "./task.ts";

/** Only what the folder lists as a source is ever read: a name is never made a path. */
export const readFile: Task<Input, FileBytes> = async (project, { source: name, range }, { signal }) => {
  const config = await project.config();
  try {
    const listed = await listSources(project, config, signal);
    return partOf(await heldFile(project, name, listed), range);
  } catch (thrown) {
    // The listing may be older than the file.
    if (!(thrown instanceof AppError) || !thrown.code.startsWith("source.")) throw thrown;
    return partOf(await bytesOf(name, await listSourcesAnew(project, config, signal)), range);
  }
};

type Input = FileQuery & { range: AskedRange | null };

/** Who reads a file piece by piece asks for it often: the last one is not read whole, and checked, for each. */
const lastOf = new WeakMap<OpenProject, FileBytes>();
const mostHeldBytes = 32e6;

async function heldFile(project: OpenProject, name: string, listed: ListedSources): Promise<FileBytes> {
  const source = listed.sources.find((one) => one.name === name);
  const held = lastOf.get(project);
  if (held?.name === name && held.digest === source?.digest) return held;
  const file = await bytesOf(name, listed);
  if (file.size <= mostHeldBytes) lastOf.set(project, file);
  return file;
}

function partOf(file: FileBytes, asked: AskedRange | null): FileBytes {
  const { size, digest, bytes } = file;
  const range = asked === null ? "whole" : byteRange(asked, { size, tag: `"${digest}"` });
  if (range === "whole") return file;
  if (range !== "none") return new FileBytes(file, bytes, range);
  throw new ApiFault("request.range", {
    message: `${file.name} has ${size} bytes, and the part that is asked for lies beyond them.`,
    hint: "Ask for less, or for the whole file.",
  });
}

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
