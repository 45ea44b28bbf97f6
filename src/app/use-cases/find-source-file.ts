import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Source } from "../../contracts/source.ts";
import type { ListedSources } from "../experiment-inputs.ts";
import type { CheckedFile } from "../sources/checked-file.ts";

/** Gives the file where it holds the bytes of that digest, as `checkedFile` does. */
type Check = (path: string, digest: string) => Promise<CheckedFile | undefined>;

/** Where the bytes of a source lie on the disk. Only what is listed is ever looked at: a name is never made a path. */
export async function findSourceFile(
  name: string,
  listed: ListedSources,
  check: Check,
): Promise<{ source: Source; file: CheckedFile }> {
  const source = listed.sources.find((one) => one.name === name);
  if (source === undefined) throw unknown(name, listed);
  let fault: unknown;
  for (const path of await listed.reader.filesOf(source)) {
    try {
      const file = await check(path, source.digest);
      if (file !== undefined) return { source, file };
    } catch (thrown) {
      if (thrown instanceof AppError) throw thrown;
      fault = thrown;
    }
  }
  throw unreadable(name, fault);
}

function unreadable(name: string, cause: unknown): AppError {
  return new AppError("source.unreadable", {
    message:
      cause === undefined
        ? `${name} has changed since it was listed.`
        : `${name} could be read a moment ago, and now not: ${messageOf(cause)}.`,
    hint: "Ask for it again: the sources are then listed anew.",
    cause,
  });
}

function unknown(name: string, { sources, leftOut }: ListedSources): AppError {
  const why = leftOut.find((one) => one.source === name);
  const holding = sources.find((one) => name.startsWith(`${one.name}/`));
  return new AppError("source.unknown", {
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
