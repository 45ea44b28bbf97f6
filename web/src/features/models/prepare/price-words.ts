import type { Models } from "@contracts/api/models.ts";
import * as t from "../../../messages/messages.ts";

/** "$3", "$0.10", "$0.0375"; an empty text where there is none. */
export function price(usd: number | null): string {
  if (usd === null) return "";
  const exact = String(Number(usd.toFixed(4)));
  return `$${/\.\d$/.test(exact) ? `${exact}0` : exact}`;
}

/** Where a price stands, short enough for a cell. */
export function sourceOf({ source }: Models["known"][number]["prices"]): string {
  if (source === null) return t.models.nobody;
  if (source === "config") return t.models.config;
  return URL.parse(source)?.host ?? source;
}
