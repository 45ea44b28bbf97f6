import type { CanonicalText } from "../shared/canonical-text.ts";
import { labelText } from "../shared/label-text.ts";
import { writeHtml } from "../html/write-html.ts";
import { type Component, propertiesNamed, textOf } from "./components.ts";
import { type Change, type Entry, later } from "./entries.ts";
import { dayMs, instantOf, type Moment } from "./moment.ts";
import { peopleIn } from "./people.ts";
import { mostListed, type Series } from "./series.ts";
import { dayWords, momentWords, shortDayWords, spanWords } from "./when-words.ts";

const nouns: Readonly<Record<string, string>> = { vevent: "event", vtodo: "task", vjournal: "note" };
const states: Readonly<Record<string, string>> = {
  CANCELLED: "cancelled",
  TENTATIVE: "tentative",
  "NEEDS-ACTION": "to be done",
  "IN-PROCESS": "in process",
  COMPLETED: "done",
  DRAFT: "draft",
};
const isHtml = /<\/?(?:a|b|br|div|html|i|li|ol|p|span|strong|table|ul)\b[^<>]*>/i;

/** Writes an entry as a person's calendar shows it: what, whether it takes place, when, where, who, and what is said of it. */
export function writeEntry(
  text: CanonicalText,
  entry: Entry,
  { series, level, isCancelled }: { series: Series | undefined; level: number; isCancelled: boolean },
): void {
  const { component, start, end } = entry;
  const title = textOf(component, "summary") || `(${nouns[component.name]} without a title)`;
  const day = start ?? end;
  const label = `${nouns[component.name]} ${labelText(title)}${day === undefined ? "" : `, ${shortDayWords(day.local)}`}`;
  text.place("event", label, () => {
    text.heading(level, title);
    const write = paragraphOfLines(text);
    const status = isCancelled ? "CANCELLED" : textOf(component, "status").toUpperCase();
    write("Status", states[status] ?? "");
    writeTimes(write, entry);
    write("Repeats", series?.rules.join("; and ") ?? "");
    write("Where", textOf(component, "location"));
    write("Who", peopleIn(component));
    for (const [name, property] of [
      ["Category", "categories"],
      ["Contact", "contact"],
      ["Comment", "comment"],
      ["Link", "url"],
    ] as const) {
      write(name, allOf(component, property));
    }
    write("Attached", allOf(component, "attach"));
    if (series !== undefined) writeSeries(write, entry, series);
    writeDescription(text, component);
  });
}

function writeTimes(write: (name: string, value: string) => void, { component, start, end }: Entry): void {
  if (component.name === "vtodo") {
    write("Start", start === undefined ? "" : momentWords(start));
    write("Due", end === undefined ? "" : momentWords(end));
    return;
  }
  write("When", start === undefined ? "" : spanWords(start, end));
}

function writeSeries(write: (name: string, value: string) => void, entry: Entry, series: Series): void {
  const start = entry.start as Moment;
  const at = (local: number): string => (start.isDate ? dayWords(local) : momentWords({ ...start, local }));
  const { starts, more, isEndless, isListed, cancelled, added, changes } = series;
  const rest = isEndless
    ? ", and so on without end"
    : more === undefined
      ? " and more"
      : more > 0
        ? ` and ${more} more`
        : "";
  write("Dates", isListed ? `${starts.map(shortDayWords).join("; ")}${rest}` : "");
  write("Added", firstOf(added.map(at)));
  write("Cancelled", firstOf(cancelled.map(at)));
  for (const { change, instead } of changes) {
    const told = changeWords(entry, change, instead);
    write(told.name, `${at(instead)}${change.isFromThenOn ? " and from then on" : ""}${told.value}`);
  }
}

function firstOf(times: readonly string[]): string {
  const beyond = times.length - mostListed;
  return `${times.slice(0, mostListed).join("; ")}${beyond > 0 ? ` and ${beyond} more` : ""}`;
}

/** What became of one time of a series: cancelled, moved, or other in what is said of it. */
function changeWords(entry: Entry, change: Change, instead: number): { name: string; value: string } {
  const { component, start } = change;
  if (textOf(component, "status").toUpperCase() === "CANCELLED") return { name: "Cancelled", value: "" };
  const other = [
    ["title", "summary"],
    ["where", "location"],
    ["what", "description"],
  ]
    .map(([name, property]) => [
      name,
      textOf(component, property as string),
      textOf(entry.component, property as string),
    ])
    .filter(([, now, before]) => now !== "" && now !== before)
    .map(([name, now]) => `${name}: ${now}`);
  const planned = entry.start as Moment;
  const length = entry.end === undefined ? undefined : instantOf(entry.end) - instantOf(planned);
  const plannedStart = { ...planned, local: instead };
  const plannedEnd =
    length === undefined ? undefined : later(plannedStart, planned.isDate ? length / dayMs : 0, length);
  const before = spanWords(plannedStart, plannedEnd);
  const now = start === undefined ? before : spanWords(start, change.end);
  if (now !== before) return { name: "Moved", value: ` to ${[now, ...other].join("; ")}` };
  return { name: "Changed", value: other.length === 0 ? "" : `; ${other.join("; ")}` };
}

/** Lines after each other below an empty one; what says nothing is passed over. */
function paragraphOfLines(text: CanonicalText): (name: string, value: string) => void {
  let isFirst = true;
  return (name, value) => {
    if (value.trim() === "") return;
    if (isFirst) text.paragraph(`${name}: ${value}`);
    else text.line(`${name}: ${value}`);
    isFirst = false;
  };
}

function allOf(component: Component, name: string): string {
  const values = propertiesNamed(component, name)
    .filter(
      ({ parameters }) =>
        parameters["value"]?.toUpperCase() !== "BINARY" && parameters["encoding"] === undefined,
    )
    .flatMap((property) => property.values)
    .filter((value) => typeof value === "string");
  return values.join(", ");
}

function writeDescription(text: CanonicalText, component: Component): void {
  const [value] = propertiesNamed(component, "description").flatMap(({ values }) => values);
  if (typeof value !== "string") return;
  if (isHtml.test(value)) {
    writeHtml(value, text, { mainContentOnly: false, headingOffset: 2 });
    return;
  }
  for (const paragraph of value.split(/\n\s*\n/)) {
    for (const [index, line] of paragraph.split("\n").entries()) {
      if (index === 0) text.paragraph(line);
      else text.line(line);
    }
  }
}
