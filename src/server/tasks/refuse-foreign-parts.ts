import { AppError } from "../../contracts/app-error.ts";

/** Settings that name a program, a file or an address: whoever could choose them could run anything as the person. */
const reaching = new Set(["file", "command", "url", "onnx", "prompt"]);

/**
 * Programs, files and addresses may only be those that the folder's own configuration names: a request chooses among them, and brings
 * none of its own. Throws AppError "config.invalid".
 */
export function refuseForeignParts(sent: unknown, own: unknown): void {
  const known = new Set(reachingParts(own));
  const foreign = reachingParts(sent).find((part) => !known.has(part));
  if (foreign === undefined) return;
  throw new AppError("config.invalid", {
    message: `The settings that were sent name a part of one's own that soundings.yaml does not: ${foreign}.`,
    hint: "Write it in the folder's soundings.yaml first: programs, files and addresses are only taken from there.",
  });
}

/** `vary` names a setting by its path: `answer.prompt` is one too. */
function reachingParts(value: unknown, name = ""): string[] {
  const last = name.slice(name.lastIndexOf(".") + 1);
  if (reaching.has(last)) {
    const values = Array.isArray(value) && last !== "command" ? value : [value];
    return values.filter((one) => one !== undefined).map((one) => `${last} ${JSON.stringify(one)}`);
  }
  if (Array.isArray(value)) return value.flatMap((member) => reachingParts(member));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => reachingParts(member, key));
}
