import type { Digest } from "../../contracts/digest.ts";
import type { Json } from "../../contracts/json.ts";
import type { DigestOf } from "../../ports/digest-of.ts";

export interface StageIdentity {
  stage: string;
  version: string;
  settings: Json;
  /** Digests of the inputs' logical content, by name. */
  inputs: { readonly [name: string]: Digest };
}

/** Hash of all that a stage's result depends on. Holds no time, run id or path, so equal work has equal keys everywhere. */
export function stageKey(identity: StageIdentity, digestOf: DigestOf): Digest {
  const { stage, version, settings, inputs } = identity;
  return digestOf(canonicalJson({ stage, version, settings, inputs }));
}

/** JSON with the keys of every object in code-unit order and no white space. Undefined members are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}
