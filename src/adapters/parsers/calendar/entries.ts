import { type Component, propertyNamed, textOf } from "./components.ts";
import { dayMs, durationOf, instantOf, localAt, type Moment, momentsIn, type Zone } from "./moment.ts";

/** One event, task or note, with what was changed of single times of it. */
export interface Entry {
  component: Component;
  start: Moment | undefined;
  /** Just behind its end; undefined where it has none. */
  end: Moment | undefined;
  changes: Change[];
}

export interface Change extends Omit<Entry, "changes"> {
  /** When it would have been. */
  instead: Moment;
  isFromThenOn: boolean;
}

export type ZoneOf = (name: string) => Zone | undefined;

const kinds = new Set(["vevent", "vtodo", "vjournal"]);

/** The entries of a calendar by start, those without one last; older versions and copies of one are counted. */
export function entriesOf(calendar: Component, zoneOf: ZoneOf): { entries: Entry[]; outdated: number } {
  const changes: Change[] = [];
  const masters: Entry[] = [];
  for (const component of calendar.children) {
    if (!kinds.has(component.name)) continue;
    const times = timesOf(component, zoneOf);
    const recurrence = propertyNamed(component, "recurrence-id");
    const instead = momentsIn(recurrence, zoneOf)[0];
    const isFromThenOn = recurrence?.parameters["range"]?.toUpperCase() === "THISANDFUTURE";
    if (instead === undefined) masters.push({ component, ...times, changes: [] });
    else changes.push({ component, ...times, instead, isFromThenOn });
  }
  const current = [...grouped(masters, uidOf).values()].flatMap(newest);
  const changesOf = grouped(changes, uidOf);
  for (const entry of current) {
    const uid = uidOf(entry);
    const own = grouped(changesOf.get(uid) ?? [], ({ instead }) => String(instantOf(instead)));
    entry.changes = [...own.values()]
      .flatMap((versions) => newest(versions).slice(-1))
      .sort((a, b) => instantOf(a.instead) - instantOf(b.instead));
    changesOf.delete(uid);
  }
  // Invitations to single times of a series come without the series.
  const alone = [...changesOf.values()].flat().map((change): Entry => ({ ...change, changes: [] }));
  const entries = [...current, ...alone].sort((a, b) => instantBy(a) - instantBy(b) || 0);
  return { entries, outdated: masters.length - current.length };
}

function uidOf({ component }: { component: Component }): string {
  return textOf(component, "uid");
}

function instantBy({ start, end }: Entry): number {
  const moment = start ?? end;
  return moment === undefined ? Number.POSITIVE_INFINITY : instantOf(moment);
}

/** Of entries with one id those of the highest sequence, each once. Some programs give all their entries one id, or none. */
function newest<E extends { component: Component }>(versions: readonly E[]): E[] {
  if (versions.length === 1) return [...versions];
  const sequenceOf = ({ component }: E) => Number(propertyNamed(component, "sequence")?.values[0] ?? 0) || 0;
  const isNamed = versions.some((version) => uidOf(version) !== "");
  const highest = versions.reduce((most, version) => Math.max(most, sequenceOf(version)), 0);
  const current = isNamed ? versions.filter((version) => sequenceOf(version) === highest) : versions;
  return [...new Map(current.map((version) => [JSON.stringify(version.component), version])).values()];
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Where no end is given: by its duration; a day lasts a day. */
function timesOf(
  component: Component,
  zoneOf: ZoneOf,
): { start: Moment | undefined; end: Moment | undefined } {
  const [start] = momentsIn(propertyNamed(component, "dtstart"), zoneOf);
  const [given] = momentsIn(propertyNamed(component, component.name === "vtodo" ? "due" : "dtend"), zoneOf);
  // A day that ends at a time, or a time that ends with a day, has no end that can be told.
  const isUsable = component.name === "vtodo" || start === undefined || start.isDate === given?.isDate;
  if (start === undefined || given !== undefined) return { start, end: isUsable ? given : undefined };
  const duration = durationOf(propertyNamed(component, "duration")?.values[0]);
  return { start, end: duration === undefined ? undefined : later(start, duration.days, duration.ms) };
}

/** Days by the calendar, then hours by a clock that is never changed. */
export function later(start: Moment, days: number, ms: number): Moment {
  const atDay = { ...start, local: start.local + days * dayMs };
  if (start.isDate || ms === 0) return atDay;
  return { ...atDay, local: localAt(instantOf(atDay) + ms, start.zone) };
}
