import { t } from "../../../messages/messages.ts";

/** A setting's value as a person would write it; null where a run has no such setting. */
export function settingText(value: unknown): string {
  if (value === null) return t.compare.none;
  return typeof value === "string" ? value : JSON.stringify(value);
}
