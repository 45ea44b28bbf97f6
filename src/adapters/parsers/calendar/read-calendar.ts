import { AppError } from "../../../contracts/app-error.ts";
import type { ParsedText } from "../../../ports/document-parser.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { labelText } from "../shared/label-text.ts";
import { someOf } from "../shared/some-of.ts";
import { filesIn } from "./attachments.ts";
import { componentsOf } from "./components.ts";
import { entriesOf } from "./entries.ts";
import { atHome, homeZone } from "./home-zone.ts";
import type { Budget } from "./recurrence.ts";
import { seriesOf } from "./series.ts";
import { stringIn } from "./string-in.ts";
import { writeEntry } from "./write-entry.ts";
import { zonesOf } from "./zones.ts";

/** Days that the rules of one file may look at: a few seconds, and more than ten thousand ordinary series need. */
const mostDays = 3_000_000;

export function readCalendar(given: string, maxCharacters?: number): ParsedText & { notices: string[] } {
  const { calendars, broken, beyond } = componentsOf(given);
  if (calendars.length === 0) {
    throw new AppError("source.unreadable", {
      message: given.trim() === "" ? "is empty" : "holds no calendar: no line BEGIN:VCALENDAR",
      hint: "Export the calendar again as iCalendar (.ics).",
    });
  }
  const text = canonicalText(maxCharacters);
  const budget: Budget = { days: mostDays };
  const unknownZones = new Set<string>();
  const left = { unlisted: 0, entries: 0, outdated: 0, reminders: 0, busy: 0, files: 0 };
  for (const calendar of calendars) {
    const zoneOf = zonesOf(calendar, budget, unknownZones);
    const home = atHome(homeZone(calendar, zoneOf));
    const { entries, outdated } = entriesOf(calendar, zoneOf);
    left.entries += entries.length;
    left.outdated += outdated;
    left.busy += calendar.children.filter(({ name }) => name === "vfreebusy").length;
    const name = stringIn(calendar, "x-wr-calname") || stringIn(calendar, "name");
    if (name !== "") text.heading(1, name);
    const isCancelled = stringIn(calendar, "method").toUpperCase() === "CANCEL";
    for (const entry of entries) {
      for (const { component } of [entry, ...entry.changes]) {
        left.reminders += component.children.filter((child) => child.name === "valarm").length;
        left.files += filesIn(component);
      }
      const series = seriesOf(entry, zoneOf, budget);
      if (series?.isListed === false) left.unlisted += 1;
      writeEntry(text, entry, { series, level: name === "" ? 1 : 2, isCancelled, home });
    }
  }
  return {
    ...text.result(),
    notices: noticesOf({ ...left, beyond, broken, unknownZones, isSpent: budget.days < 0 }),
  };
}

interface LeftOut {
  unlisted: number;
  entries: number;
  outdated: number;
  reminders: number;
  busy: number;
  files: number;
  beyond: number;
  broken: readonly number[];
  unknownZones: ReadonlySet<string>;
  isSpent: boolean;
}

function noticesOf({
  unlisted,
  entries,
  outdated,
  reminders,
  busy,
  files,
  beyond,
  broken,
  unknownZones,
  isSpent,
}: LeftOut): string[] {
  const counted = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${count === 1 ? `1 ${one} was` : `${count} ${many} were`} left out.`];
  return [
    ...(entries === 0 ? ["It holds no event, task or note."] : []),
    ...(broken.length === 0 ? [] : [`What cannot be read was left out: ${someOf("line", broken)}.`]),
    ...counted(reminders, "reminder", "reminders"),
    ...counted(busy, "list of busy times", "lists of busy times"),
    ...counted(files, "file within an entry", "files within entries"),
    ...counted(outdated, "older version or copy of an entry", "older versions or copies of entries"),
    ...(beyond === 0 ? [] : [`There are too many entries; ${beyond} parts of the calendar were left out.`]),
    ...(unknownZones.size === 0
      ? []
      : [
          `Times are as they are written where the time zone is not known: ${[...unknownZones].slice(0, 5).map(labelText).join(", ")}.`,
        ]),
    ...(unlisted === 0
      ? []
      : [
          `Dates are not listed for what repeats within a day: ${unlisted} ${unlisted === 1 ? "entry" : "entries"}.`,
        ]),
    ...(isSpent
      ? ["Some of its series have rules so far-reaching that their dates were not all listed."]
      : []),
  ];
}
