import path from "node:path";
import { isWebAddress } from "../../adapters/connectors/web/web-address.ts";
import { AppError } from "../../contracts/app-error.ts";

/**
 * Settings that name a program, a file, an address or a secret: whoever could choose them could run anything as the person, and send
 * anything anywhere.
 */
const reaching = new Set(["file", "command", "url", "baseUrl", "region", "onnx", "prompt", "keyVariable"]);

export interface ForeignPart {
  /** Down to where it stands. */
  path: (string | number)[];
  /** `file "metric.ts"`. */
  shown: string;
}

/**
 * Programs, files, addresses and secrets may only be those that the folder's own configuration names: a request chooses among them,
 * and brings none of its own. Throws AppError "config.invalid".
 */
export function refuseForeignParts(sent: unknown, own: unknown): void {
  const [foreign] = foreignParts(sent, own);
  if (foreign === undefined) return;
  throw new AppError("config.invalid", foreignFault(foreign));
}

export function foreignFault({ shown }: ForeignPart): { message: string; hint: string } {
  return {
    message: `The settings that were sent name a part of one's own that soundings.yaml does not: ${shown}.`,
    hint: "Write it in the folder's soundings.yaml with an editor first: programs, files, addresses and secrets are only taken from there.",
  };
}

export function foreignParts(sent: unknown, own: unknown): ForeignPart[] {
  const known = new Set(reachingParts(own).map(({ shown }) => shown));
  return reachingParts(sent).filter(({ shown }) => !known.has(shown));
}

/** `vary` names a setting by its path: `answer.prompt` is one too. */
function reachingParts(value: unknown, at: readonly (string | number)[] = []): ForeignPart[] {
  const last =
    String(at.at(-1) ?? "")
      .split(".")
      .at(-1) ?? "";
  if (reaching.has(last)) {
    const values = Array.isArray(value) && last !== "command" ? value : [value];
    return values
      .filter((one) => one !== undefined)
      .map((one) => ({ path: [...at], shown: `${last} ${JSON.stringify(one)}` }));
  }
  if (Array.isArray(value)) {
    return value.flatMap((member, index) => reachingParts(member, [...at, index]));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => reachingParts(member, [...at, key]));
}

/** Sources and questions that lie outside the folder, or in the web, and that its own configuration does not name. */
export function foreignPlaces(
  sent: Record<string, unknown>,
  own: Record<string, unknown>,
  folder: string,
): ForeignPart[] {
  return (["sources", "questions"] as const).flatMap((name) => {
    const known = new Set(placesOf(own[name]));
    return placesOf(sent[name])
      .filter((place) => !known.has(place) && (isWebAddress(place) || isOutside(place, folder)))
      .map((place) => ({ path: [name], shown: `${name} ${JSON.stringify(place)}` }));
  });
}

function placesOf(value: unknown): string[] {
  return [value].flat().filter((place) => typeof place === "string");
}

function isOutside(place: string, folder: string): boolean {
  const relative = path.relative(folder, path.resolve(folder, place));
  return relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
}
