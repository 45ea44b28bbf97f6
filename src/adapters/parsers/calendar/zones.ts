import { type Component, propertiesNamed, propertyNamed } from "./components.ts";
import { momentsIn, type Zone } from "./moment.ts";
import { type Budget, occurrences } from "./recurrence.ts";
import { isShort } from "./rule.ts";
import { ruleOf } from "./read-rule.ts";
import { windowsZones } from "./windows-zones.ts";

/** When the clocks of a zone were and will be changed, and to what. */
interface Change {
  /** As the clock showed it before. */
  local: number;
  before: number;
  after: number;
}

const mostChanges = 400;

/**
 * Zones by the names a calendar gives them: as it defines them itself, else as the tz database or Windows know them.
 * `unknown` collects the names that nobody knows; their times are taken as they are written.
 */
export function zonesOf(
  calendar: Component,
  budget: Budget,
  unknown: Set<string>,
): (name: string) => Zone | undefined {
  const definitions = new Map<string, Component>();
  for (const child of calendar.children) {
    const name = child.name === "vtimezone" ? propertyNamed(child, "tzid")?.values[0] : undefined;
    if (typeof name === "string") definitions.set(name, child);
  }
  const known = new Map<string, Zone | undefined>();
  return (name) => {
    if (!known.has(name)) {
      const definition = definitions.get(name);
      const own = definition === undefined ? undefined : definedZone(name, definition, budget);
      known.set(name, own ?? namedZone(name));
      if (known.get(name) === undefined) unknown.add(name);
    }
    return known.get(name);
  };
}

/** Some programs put a path before the name: "/mozilla.org/20050126_1/Europe/Berlin". */
function namedZone(given: string): Zone | undefined {
  const name = windowsZones[given.trim()] ?? given.trim();
  const segments = name.split("/");
  const candidates = [name, segments.slice(-2).join("/"), segments.slice(-3).join("/")];
  for (const candidate of candidates) {
    const format = formatOf(candidate);
    if (format !== undefined) return intlZone(candidate, format);
  }
  return undefined;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return undefined;
  }
}

function intlZone(name: string, format: Intl.DateTimeFormat): Zone {
  // Asking is slow. No clock is changed but at a quarter of an hour.
  const known = new Map<number, number>();
  const offsetAtInstant = (instant: number) => {
    const quarter = Math.floor(instant / 900_000);
    const offset = known.get(quarter) ?? offsetShown(format, quarter * 900_000);
    known.set(quarter, offset);
    return offset;
  };
  return {
    name,
    offsetAt(local) {
      const guess = offsetAtInstant(local);
      const offset = offsetAtInstant(local - guess);
      // In the hour that is skipped the two disagree for ever: the clock before it is asked.
      return offset === guess ? offset : Math.min(offset, offsetAtInstant(local - offset));
    },
  };
}

function offsetShown(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - instant;
}

/** Undefined for a definition that says nothing, or whose rules are no yearly ones. */
function definedZone(name: string, definition: Component, budget: Budget): Zone | undefined {
  const changes: Change[] = [];
  for (const observance of definition.children) {
    const before = offsetIn(observance, "tzoffsetfrom");
    const after = offsetIn(observance, "tzoffsetto");
    const start = momentsIn(propertyNamed(observance, "dtstart"), () => undefined)[0];
    if (before === undefined || after === undefined || start === undefined) continue;
    const at = (local: number) => changes.push({ local, before, after });
    at(start.local);
    for (const property of propertiesNamed(observance, "rdate")) {
      for (const moment of momentsIn(property, () => undefined)) at(moment.local);
    }
    for (const { values } of propertiesNamed(observance, "rrule")) {
      const rule = ruleOf(values[0], { name, offsetAt: () => before });
      if (rule === undefined || isShort(rule) || rule.frequency !== "YEARLY") return undefined;
      for (const local of occurrences(rule, start.local, mostChanges, budget).starts) at(local);
    }
  }
  if (changes.length === 0) return undefined;
  changes.sort((a, b) => a.local - b.local);
  const first = changes[0] as Change;
  return {
    name: plainName(name),
    offsetAt(local) {
      let low = 0;
      let high = changes.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((changes[middle] as Change).local <= local) low = middle + 1;
        else high = middle;
      }
      const last = changes[low - 1];
      if (last === undefined) return first.before;
      // A clock put forward skips from the change on; what it skips is told by the clock before.
      return local < last.local + Math.max(0, last.after - last.before) ? last.before : last.after;
    },
  };
}

function plainName(name: string): string {
  return /[^/]+\/[^/]+$/.exec(name.startsWith("/") ? name : "")?.[0] ?? name;
}

function offsetIn(observance: Component, name: string): number | undefined {
  const value = propertyNamed(observance, name)?.values[0];
  const found = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(typeof value === "string" ? value : "");
  if (found === null) return undefined;
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0);
  return (found[1] === "-" ? -seconds : seconds) * 1000;
}
