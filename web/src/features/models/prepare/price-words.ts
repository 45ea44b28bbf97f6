import type { Models } from "@contracts/api/models.ts";
import { t } from "../../../messages/messages.ts";

/** "$0.25", "$3"; an empty text where there is none. */
export function price(usd: number | null): string {
  return usd === null ? "" : `$${Number(usd.toFixed(4))}`;
}

/** Where a price stands, short enough for a cell. */
export function sourceOf({ source }: Models["known"][number]["prices"]): string {
  if (source === null) return t.models.nobody;
  if (source === "config") return t.models.config;
  return URL.parse(source)?.host ?? source;
}
