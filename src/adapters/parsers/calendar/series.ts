import { propertiesNamed } from "./components.ts";
import type { Change, Entry, ZoneOf } from "./entries.ts";
import { dayMs, localIn, momentsIn } from "./moment.ts";
import { ruleOf } from "./read-rule.ts";
import { type Budget, occurrences } from "./recurrence.ts";
import { isShort } from "./rule.ts";
import { ruleWords } from "./rule-words.ts";

/** So many dates of a series are written out. */
export const mostListed = 60;
/** So many are counted, where the series has an end. */
const mostCounted = 5000;

export interface Series {
  /** Its rules in words; empty where it has only dates. */
  rules: string[];
  /** When it takes place as planned, in order, by its own clock. */
  starts: number[];
  /** How many follow those that are listed; undefined where that is not known. */
  more: number | undefined;
  /** Whether it goes on until somebody ends it. */
  isEndless: boolean;
  /** False for what repeats within a day: nobody reads a list of such times. */
  isListed: boolean;
  /** What its rules give but does not take place. */
  cancelled: number[];
  /** Dates beside the rules. */
  added: number[];
  /** Changed times, and where each was meant to be by the series' clock. */
  changes: { change: Change; instead: number }[];
}

/** Undefined for what takes place once. */
export function seriesOf(entry: Entry, zoneOf: ZoneOf, budget: Budget): Series | undefined {
  const { component, start, changes } = entry;
  const ruleProperties = propertiesNamed(component, "rrule");
  const extra = propertiesNamed(component, "rdate").flatMap((property) => momentsIn(property, zoneOf));
  const isSeries = ruleProperties.length > 0 || extra.length > 0 || changes.length > 0;
  if (start === undefined || !isSeries) return undefined;

  const rules = ruleProperties.flatMap(({ values }) => ruleOf(values[0], start.zone) ?? []);
  const isEndless = rules.some((rule) => rule.count === undefined && rule.untilLocal === undefined);
  const all = new Set([start.local]);
  let isWhole = true;
  for (const rule of rules) {
    const listed = occurrences(rule, start.local, isEndless ? mostListed + 1 : mostCounted, budget);
    for (const local of listed.starts) all.add(local);
    isWhole &&= listed.end === "rule";
  }
  const ofRules = new Set(all);
  const added = [...new Set(extra.map((moment) => localIn(moment, start.zone)))].filter(
    (local) => !all.has(local),
  );
  for (const local of added) all.add(local);

  const excluded = propertiesNamed(component, "exdate").flatMap((property) => momentsIn(property, zoneOf));
  const excludedDays = new Set(
    excluded.filter(({ isDate }) => isDate).map(({ local }) => Math.floor(local / dayMs)),
  );
  const excludedTimes = new Set(excluded.map((moment) => localIn(moment, start.zone)));
  const isExcluded = (local: number) =>
    excludedTimes.has(local) || excludedDays.has(Math.floor(local / dayMs));
  const cancelled = [...all].filter(isExcluded);
  const known = changes.map((change) => ({ change, instead: localIn(change.instead, start.zone) }));
  const elsewhere = new Set(known.filter(({ change }) => !change.isFromThenOn).map(({ instead }) => instead));
  const kept = [...all].filter((local) => !isExcluded(local) && !elsewhere.has(local));

  return {
    rules: rules.map((rule) => ruleWords(rule, start.local)),
    starts: inOrder(kept).slice(0, mostListed),
    more: isWhole ? Math.max(0, kept.length - mostListed) : undefined,
    isEndless,
    isListed: !rules.some(isShort),
    cancelled: inOrder(cancelled),
    added: inOrder(added.filter((local) => !ofRules.has(local) && !isExcluded(local))),
    changes: known,
  };
}

function inOrder(locals: readonly number[]): number[] {
  return [...locals].sort((a, b) => a - b);
}
