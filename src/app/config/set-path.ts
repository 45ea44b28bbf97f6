import type { Json } from "../../contracts/json.ts";

type Mapping = Record<string, unknown>;

/**
 * A copy of the settings with the value at a dotted path replaced whole. Undefined where a part of the path holds something
 * that is no mapping, such as the name of a strategy where a mapping would have to be.
 */
export function withSetting(settings: unknown, path: readonly string[], value: Json): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (settings !== undefined && settings !== null && !isMapping(settings)) return undefined;
  const inner = withSetting(ownValue(settings, key), rest, value);
  return inner === undefined ? undefined : { ...settings, [key]: inner };
}

/** The value at a path, undefined where the path leads nowhere. */
export function settingAt(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => ownValue(inner, key), settings);
}

function ownValue(settings: unknown, key: string): unknown {
  return isMapping(settings) && Object.hasOwn(settings, key) ? settings[key] : undefined;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
