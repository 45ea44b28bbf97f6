import { type CanonicalText, canonicalText } from "../shared/canonical-text.ts";
import { allOf, type Component, textOf } from "./components.ts";
import { descriptionLine } from "./description.ts";
import { type Change, type Entry, later } from "./entries.ts";
import type { AtHome } from "./home-zone.ts";
import { dayMs, instantOf, type Moment } from "./moment.ts";
import { mostListed, type Series } from "./series.ts";
import { momentWords, shortDayWords, spanWords } from "./when-words.ts";

export type WriteLine = (name: string, value: string) => void;

/** Writes when a series takes place, and what became of single times of it. */
export function writeSeries(
  text: CanonicalText,
  write: WriteLine,
  entry: Entry,
  series: Series,
  home: AtHome,
): void {
  const start = entry.start as Moment;
  const shown = (local: number): Moment => home({ ...start, local });
  const at = (local: number): string => momentWords(shown(local));
  const { starts, more, isEndless, isListed, cancelled, added, changes } = series;
  const rest = isEndless
    ? ", and so on without end"
    : more === undefined
      ? " and more"
      : more > 0
        ? ` and ${more} more`
        : "";
  const days = starts.map((local) => shortDayWords(shown(local).local));
  write("Dates", isListed ? `${days.join("; ")}${rest}` : "");
  write("Added", firstOf(added.map(at)));
  write("Cancelled", firstOf(cancelled.map(at)));
  // What the series itself hides is kept where its description is written.
  const usual = changes.length === 0 ? undefined : saidOf(entry.component, canonicalText());
  for (const { change, instead } of changes) {
    const { name, value } = changeWords(entry, change, instead, home);
    const others = Array.from(saidOf(change.component, text)).filter(
      ([what, now]) => now !== "" && now !== usual?.get(what),
    );
    const words = [
      `${at(instead)}${change.isFromThenOn ? " and from then on" : ""}${value}`,
      ...others.map(([what, now]) => `${what}: ${now}`),
    ];
    write(name, words.join("; "));
  }
}

function firstOf(times: readonly string[]): string {
  const beyond = times.length - mostListed;
  return `${times.slice(0, mostListed).join("; ")}${beyond > 0 ? ` and ${beyond} more` : ""}`;
}

/** What became of one time of a series: cancelled, moved, or only other in what is said of it. */
function changeWords(
  entry: Entry,
  { component, start, end }: Change,
  instead: number,
  home: AtHome,
): { name: string; value: string } {
  if (textOf(component, "status").toUpperCase() === "CANCELLED") return { name: "Cancelled", value: "" };
  const planned = entry.start as Moment;
  const length = entry.end === undefined ? undefined : instantOf(entry.end) - instantOf(planned);
  const plannedStart = { ...planned, local: instead };
  const plannedEnd =
    length === undefined ? undefined : later(plannedStart, planned.isDate ? length / dayMs : 0, length);
  const before = spanWords(home(plannedStart), plannedEnd && home(plannedEnd));
  const now = start === undefined ? before : spanWords(home(start), end && home(end));
  return now === before ? { name: "Changed", value: "" } : { name: "Moved", value: ` to ${now}` };
}

/** What is said of an entry, by name. What it hides is kept apart in `text`. */
function saidOf(component: Component, text: CanonicalText): Map<string, string> {
  return new Map([
    ["title", textOf(component, "summary")],
    ["where", textOf(component, "location")],
    ["what", descriptionLine(text, component)],
    ["comment", allOf(component, "comment").replace(/\s+/g, " ")],
  ]);
}
