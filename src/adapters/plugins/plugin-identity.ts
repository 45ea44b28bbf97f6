import { readFile, stat } from "node:fs/promises";
import { basename, isAbsolute, relative, resolve } from "node:path";
import type { Json } from "../../contracts/json.ts";
import type { PluginReference } from "../../contracts/pipeline.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import { pluginFault } from "./plugin-fault.ts";

/**
 * What of a plugin goes into stage keys: its version and settings, and
 * - of a file, the digest of its content; a file that it imports is not seen,
 * - of a command, its arguments, with the digest in place of each that is a file; what a program loads by itself is not seen,
 * - of an address, the address; what runs there is not seen.
 * Raise `version` where something changed that is not seen. Holds no absolute path. `folder` is the configuration's.
 */
export async function pluginIdentity(
  reference: PluginReference,
  folder: string,
  digestOf: DigestOf,
): Promise<Json> {
  const { version, settings } = reference;
  if ("file" in reference) {
    const file = await digestOfFile(resolve(folder, reference.file), digestOf);
    if (file === undefined)
      throw pluginFault(reference.file, "does not exist.", `Paths are read from ${folder}.`);
    return { file, version, settings };
  }
  if ("command" in reference) {
    const command = await Promise.all(
      reference.command.map((argument, at) => argumentIdentity(argument, at === 0, folder, digestOf)),
    );
    return { command, version, settings };
  }
  const url = new URL(reference.url);
  url.username = "";
  url.password = "";
  return { url: url.href, version, settings };
}

async function argumentIdentity(
  argument: string,
  isProgram: boolean,
  folder: string,
  digestOf: DigestOf,
): Promise<Json> {
  // A program's bare name is looked for on the PATH, never in the folder.
  const mayBeFile = !isProgram || /[/\\]/.test(argument);
  const file = mayBeFile ? await digestOfFile(resolve(folder, argument), digestOf) : undefined;
  if (file !== undefined) return { file };
  // A path may also stand behind the sign of an option, as in --model=/models/small.
  const [option, value] = /^(-[^=]*=)(.*)$/s.exec(argument)?.slice(1) ?? ["", argument];
  const place = value as string;
  if (option !== "") {
    const inside = await argumentIdentity(place, false, folder, digestOf);
    return typeof inside === "string" ? `${option}${inside}` : { option: option as string, value: inside };
  }
  if (!isAbsolute(place)) return place;
  const below = relative(folder, place);
  return below.startsWith("..") || isAbsolute(below) ? basename(place) : below.replaceAll("\\", "/");
}

async function digestOfFile(path: string, digestOf: DigestOf) {
  const isFile = await stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
  return isFile ? digestOf(await readFile(path)) : undefined;
}
