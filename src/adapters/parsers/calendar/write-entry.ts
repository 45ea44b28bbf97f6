import type { CanonicalText } from "../shared/canonical-text.ts";
import { labelText } from "../shared/label-text.ts";
import { attachedIn } from "./attachments.ts";
import { allOf, textOf } from "./components.ts";
import { writeDescription } from "./description.ts";
import type { Entry } from "./entries.ts";
import type { AtHome } from "./home-zone.ts";
import { peopleIn } from "./people.ts";
import type { Series } from "./series.ts";
import { momentWords, shortDayWords, spanWords } from "./when-words.ts";
import { type WriteLine, writeSeries } from "./write-series.ts";

const nouns: Readonly<Record<string, string>> = { vevent: "event", vtodo: "task", vjournal: "note" };
const states: Readonly<Record<string, string>> = {
  CANCELLED: "cancelled",
  TENTATIVE: "tentative",
  "NEEDS-ACTION": "to be done",
  "IN-PROCESS": "in process",
  COMPLETED: "done",
  DRAFT: "draft",
};

export interface WriteEntryOptions {
  series: Series | undefined;
  level: number;
  isCancelled: boolean;
  home: AtHome;
}

/** Writes an entry as a person's calendar shows it: what, whether it takes place, when, where, who, and what is said of it. */
export function writeEntry(
  text: CanonicalText,
  entry: Entry,
  { series, level, isCancelled, home }: WriteEntryOptions,
): void {
  const { component } = entry;
  const title = textOf(component, "summary") || `(${nouns[component.name]} without a title)`;
  const given = entry.start ?? entry.end;
  const day = given && home(given);
  const label = `${nouns[component.name]} ${labelText(title)}${day === undefined ? "" : `, ${shortDayWords(day.local)}`}`;
  text.place("event", label, () => {
    text.heading(level, title);
    const write = paragraphOfLines(text);
    const status = isCancelled ? "CANCELLED" : textOf(component, "status").toUpperCase();
    write("Status", states[status] ?? "");
    writeTimes(write, entry, home);
    write("Repeats", series === undefined ? "" : repeatWords(entry, series, home));
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
    write("Attached", attachedIn(component));
    if (series !== undefined) writeSeries(text, write, entry, series, home);
    writeDescription(text, component);
  });
}

function writeTimes(write: WriteLine, { component, start, end }: Entry, home: AtHome): void {
  if (component.name === "vtodo") {
    write("Start", start === undefined ? "" : momentWords(home(start)));
    write("Due", end === undefined ? "" : momentWords(home(end)));
    return;
  }
  write("When", start === undefined ? "" : spanWords(home(start), end && home(end)));
}

/** A rule in UTC keeps to UTC when the clocks at home are changed. */
function repeatWords({ start }: Entry, { rules }: Series, home: AtHome): string {
  const words = rules.join("; and ");
  const isByUtc = start !== undefined && home(start).zone !== start.zone;
  return words === "" || !isByUtc ? words : `${words}, counted in UTC`;
}

/** Lines after each other below an empty one; what says nothing is passed over. */
function paragraphOfLines(text: CanonicalText): WriteLine {
  let isFirst = true;
  return (name, value) => {
    if (value.trim() === "") return;
    if (isFirst) text.paragraph(`${name}: ${value}`);
    else text.line(`${name}: ${value}`);
    isFirst = false;
  };
}
