import ICAL from "ical.js";

/** A line of a calendar, in jCal (RFC 7265): values as text, times as "2026-05-03T14:00:00". */
export interface Property {
  name: string;
  parameters: Readonly<Record<string, string>>;
  values: readonly unknown[];
}

export interface Component {
  /** In lower case: "vevent". */
  name: string;
  properties: Property[];
  children: Component[];
}

export interface Components {
  calendars: Component[];
  /** Numbers of the lines that could not be read. */
  broken: number[];
  /** How many were left out as there were too many. */
  beyond: number;
}

/** Of all components together. */
const most = 50_000;
const deepest = 10;
const mostValues = 5000;

/** The calendars of a file. A line that is broken is lost alone; an end that is missing is made up for. */
export function componentsOf(text: string): Components {
  const result: Components = { calendars: [], broken: [], beyond: 0 };
  const open: Component[] = [];
  let count = 0;
  let skipping: string | undefined;
  for (const { line, number } of unfolded(text)) {
    const border = /^(BEGIN|END):\s*([A-Za-z0-9-]+)\s*$/i.exec(line);
    const name = border?.[2]?.toLowerCase() ?? "";
    if (skipping !== undefined) {
      if (name === skipping && /^end/i.test(line)) skipping = undefined;
      continue;
    }
    if (border === null) {
      const within = open.at(-1);
      if (within === undefined || line.trim() === "") continue;
      const property = propertyOf(line);
      if (property === undefined) result.broken.push(number);
      else within.properties.push(property);
    } else if (/^begin/i.test(line)) {
      if (name === "vcalendar") open.length = 0;
      const parent = open.at(-1);
      if (parent === undefined && name !== "vcalendar") continue;
      if (count === most || open.length === deepest) {
        result.beyond += 1;
        skipping = name;
        continue;
      }
      count += 1;
      const component: Component = { name, properties: [], children: [] };
      if (parent === undefined) result.calendars.push(component);
      else parent.children.push(component);
      open.push(component);
    } else {
      const at = open.findLastIndex((component) => component.name === name);
      if (at >= 0) open.length = at;
    }
  }
  return result;
}

/** Lines with those that go on below joined to them (RFC 5545, 3.1). */
function* unfolded(text: string): Generator<{ line: string; number: number }> {
  let pieces: string[] = [];
  let begun = 1;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    // Some programs put empty lines between those that belong together.
    if (line === "") continue;
    if (/^[ \t]/.test(line) && pieces.length > 0) pieces.push(line.slice(1));
    else {
      if (pieces.length > 0) yield { line: pieces.join(""), number: begun };
      pieces = [line];
      begun = index + 1;
    }
  }
  if (pieces.length > 0) yield { line: pieces.join(""), number: begun };
}

function propertyOf(line: string): Property | undefined {
  try {
    const [name, parameters, , ...values] = ICAL.parse.property(line, ICAL.design.icalendar) as [
      string,
      Record<string, string | string[]>,
      string,
      ...unknown[],
    ];
    const plain = Object.entries(parameters).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(", ") : value,
    ]);
    return {
      name,
      parameters: Object.fromEntries(plain) as Record<string, string>,
      values: values.slice(0, mostValues),
    };
  } catch {
    return undefined;
  }
}

export function propertyNamed(component: Component, name: string): Property | undefined {
  return component.properties.find((property) => property.name === name);
}

export function propertiesNamed(component: Component, name: string): Property[] {
  return component.properties.filter((property) => property.name === name);
}

/** The text of the first property of a name, on one line; empty where there is none. */
export function textOf(component: Component, name: string): string {
  const value = propertyNamed(component, name)?.values[0];
  return (typeof value === "string" ? value : "").replace(/\s+/g, " ").trim();
}

/** All values of a name, one behind the other. */
export function allOf(component: Component, name: string): string {
  return propertiesNamed(component, name)
    .flatMap(({ values }) => values)
    .filter((value) => typeof value === "string")
    .join(", ");
}
