import { type Component, propertiesNamed } from "./components.ts";
import type { ZoneOf } from "./entries.ts";
import { instantOf, localAt, type Moment, utc, type Zone } from "./moment.ts";
import { stringIn } from "./string-in.ts";

/** Clock of a calendar's owner: times in UTC are told as it shows them. */
export type AtHome = (moment: Moment) => Moment;

/**
 * Programs write single entries in UTC and leave it to the calendar to show them in the zone of its owner. That is the zone
 * the calendar names, else the only one that it defines or uses; undefined where there are several or none.
 */
export function homeZone(calendar: Component, zoneOf: ZoneOf): Zone | undefined {
  const named = stringIn(calendar, "x-wr-timezone");
  if (named !== "") return zoneOf(named);
  const names = new Set(calendar.children.flatMap((child) => zonesNamedIn(child)));
  const [only] = names;
  return only === undefined || names.size > 1 ? undefined : zoneOf(only);
}

export function atHome(zone: Zone | undefined): AtHome {
  return (moment) =>
    zone === undefined || moment.zone !== utc
      ? moment
      : { ...moment, local: localAt(instantOf(moment), zone), zone };
}

function zonesNamedIn(component: Component): string[] {
  if (component.name === "vtimezone") {
    return propertiesNamed(component, "tzid").flatMap(({ values: [name] }) =>
      typeof name === "string" ? [name] : [],
    );
  }
  return component.properties.flatMap(({ parameters }) => parameters["tzid"] ?? []);
}
