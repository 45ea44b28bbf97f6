import * as t from "../../../messages/messages.ts";
import type { Field } from "./fields.ts";

/** What a setting is for, and within which bounds. */
export function hintOf({ hint, kind }: Field): string {
  const bounds = kind.type === "number" ? boundsOf(kind) : "";
  return [hint ?? "", bounds].filter((one) => one !== "").join(" ");
}

function boundsOf({
  least,
  most,
  above,
}: {
  least: number | null;
  most: number | null;
  above: number | null;
}): string {
  const words = t.newExperiment.field;
  if (above !== null) return words.above(above);
  if (least !== null && most !== null) return words.between(least, most);
  return least === null ? "" : words.least(least);
}
