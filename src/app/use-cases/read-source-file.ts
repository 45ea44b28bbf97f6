import { AppError } from "../../contracts/app-error.ts";
import type { Source } from "../../contracts/source.ts";
import type { ListedSources } from "../experiment-inputs.ts";

/** The bytes of a file of the sources. Only what is listed is ever read: a name is never made a path. */
export async function readSourceFile(
  name: string,
  { reader, sources, leftOut }: ListedSources,
): Promise<{ source: Source; bytes: Uint8Array }> {
  const source = sources.find((one) => one.name === name);
  if (source !== undefined) return { source, bytes: await reader.read(source) };
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
