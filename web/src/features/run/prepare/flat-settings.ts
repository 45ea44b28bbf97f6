import type { Json } from "@contracts/json.ts";

export interface Setting {
  /** Dotted, as soundings.yaml's `vary` has it: "chunk.size". */
  path: string;
  value: Json;
  /** What the folder's file says now; undefined where it says nothing of it, or cannot be read. */
  own: Json | undefined;
  differs: boolean;
}

/** Every setting of a run in its order, beside that of the folder. @param own null where the folder's file cannot be read */
export function flatSettings(pipeline: Json, own: Json | null): Setting[] {
  const owns = own === null ? null : new Map(leaves(own));
  const theirs = leaves(pipeline);
  const known = new Set(theirs.map(([path]) => path));
  const missing = [...(owns ?? [])].filter(([path]) => !known.has(path));
  return [
    ...theirs.map(([path, value]) => setting(path, value, owns)),
    ...missing.map(([path, value]) => ({ path, value: null, own: value, differs: value !== null })),
  ];
}

/** As a person would write it: texts bare, lists with commas. */
export function settingText(value: Json | undefined): string {
  if (value === undefined) return "";
  if (value === null) return "—";
  if (typeof value === "string") return value;
  if (Array.isArray(value))
    return value.length === 0 ? "none" : value.map((one) => settingText(one)).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function setting(path: string, value: Json, owns: ReadonlyMap<string, Json> | null): Setting {
  const own = owns?.get(path);
  return { path, value, own, differs: owns !== null && JSON.stringify(own) !== JSON.stringify(value) };
}

function leaves(value: Json, path = ""): [string, Json][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, member]) =>
    leaves(member, path === "" ? name : `${path}.${name}`),
  );
}
