import * as z from "zod/mini";

/** What an address may hold after its "?". What it cannot mean is left out: a page shows what it can. */
export const text = z.catch(z.optional(z.string()), undefined);
export const whole = z.catch(z.optional(z.coerce.number().check(z.int(), z.nonnegative())), undefined);
export const flag = z.catch(z.optional(z.literal("on")), undefined);
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.catch(z.optional(z.enum(values)), undefined);

/** Addresses that a person can read: plain values, no quotes and brackets. Lists are written with commas by whoever has them. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value as string | number | boolean)]],
  );
  const query = new URLSearchParams(pairs)
    .toString()
    .replaceAll("%2C", ",")
    .replaceAll("%2F", "/")
    .replaceAll("%40", "@");
  return query === "" ? "" : `?${query}`;
}
