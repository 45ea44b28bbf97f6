import type { DocumentParser } from "../../../ports/document-parser.ts";
import { decodeText } from "../shared/decode-text.ts";

/** Calendars: every event, task and note as a person's calendar shows it, with its series and what was moved or cancelled of it. */
export const calendarParser: DocumentParser = {
  id: "calendar",
  version: "2",
  extensions: [".ics", ".ical", ".ifb", ".icalendar"],
  mediaType: "text/calendar",
  async parse({ bytes, maxCharacters }) {
    const { text, notices } = decodeText(bytes);
    const { readCalendar } = await import("./read-calendar.ts");
    const read = readCalendar(text, maxCharacters);
    return { ...read, notices: [...notices, ...read.notices] };
  },
};
