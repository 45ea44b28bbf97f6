import type { LeftOut } from "../../contracts/source.ts";
import { count } from "../../contracts/count-text.ts";
import { someOf } from "./some-of.ts";

/** Up to this many are told one by one. */
const mostListed = 20;
const mostNamed = 3;

/** What was left out and why: a line each, or a line for each reason where there are many. */
export function leftOutLines(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length <= mostListed)
    return leftOut.map(({ source, reason }) => `left out: ${source}: ${reason}`);
  const byReason = [...Map.groupBy(leftOut, ({ reason }) => reason)];
  return byReason
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, alike]) => {
      const names = alike.map(({ source }) => source);
      return alike.length === 1
        ? `left out: ${names[0]}: ${reason}`
        : `left out: ${count(alike.length)} (${someOf(names, mostNamed)}): ${reason}`;
    });
}
