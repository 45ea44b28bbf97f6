import type { ListedSources } from "../../app/experiment-inputs.ts";
import { readSourceFile } from "../../app/use-cases/read-source-file.ts";
import type { FileQuery } from "../../contracts/api/document.ts";
import { ApiFault } from "../api-fault.ts";
import { type AskedRange, byteRange } from "../byte-range.ts";
import { FileBytes } from "./file-bytes.ts";
import { withFreshListing } from "./list-sources.ts";
import type { OpenProject } from "./open-project.ts";
import type { Task } from "./task.ts";

export const readFile: Task<Input, FileBytes> = async (project, { source: name, range }, { signal }) =>
  withFreshListing(project, signal, async (listed) =>
    partOf(await heldFile(project, name, await listed()), range),
  );

type Input = FileQuery & { range: AskedRange | null };

/** Who reads a file piece by piece asks for it often: the last one is not read whole, and checked, for each. */
const lastOf = new WeakMap<OpenProject, FileBytes>();
const mostHeldBytes = 32e6;
/** Files are read one after another: many who ask for one get the same, and no more of them are held than are being sent. */
const reading = new WeakMap<OpenProject, Promise<unknown>>();

function heldFile(project: OpenProject, name: string, listed: ListedSources): Promise<FileBytes> {
  const before = reading.get(project) ?? Promise.resolve();
  const file = before.then(() => readHeld(project, name, listed));
  reading.set(
    project,
    file.catch(() => {}),
  );
  return file;
}

async function readHeld(project: OpenProject, name: string, listed: ListedSources): Promise<FileBytes> {
  const listedSource = listed.sources.find((one) => one.name === name);
  const held = lastOf.get(project);
  if (held?.name === name && held.digest === listedSource?.digest) return held;
  const { source, bytes } = await readSourceFile(name, listed);
  const file = new FileBytes(source, bytes);
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
