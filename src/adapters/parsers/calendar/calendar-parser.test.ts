import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { malformedFrom, parseFaults } from "../shared/malformed.fixture.ts";
import { calendarParser } from "./calendar-parser.ts";

const encoder = new TextEncoder();
const bytesOf = (...lines: string[]) =>
  encoder.encode(["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n"));
const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const parse = (...lines: string[]) => calendarParser.parse({ source: "x.ics", bytes: bytesOf(...lines) });

const dinner = bytesOf(
  ...event(
    "UID:1",
    "DTSTART;TZID=Europe/Berlin:20260503T190000",
    "DTEND;TZID=Europe/Berlin:20260503T213000",
    "SUMMARY:Dinner\\, with",
    "  guests",
    "LOCATION:Kitchen",
    'ORGANIZER;CN="Ada L.":mailto:ada@example.org',
    "ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:bob@example.org",
    "ATTENDEE;PARTSTAT=DECLINED;ROLE=OPT-PARTICIPANT:mailto:eve@example.org",
    "DESCRIPTION:Bring wine.\\nAnd bread.\\n\\nAt eight.",
    "URL:https://example.org/dinner",
    "BEGIN:VALARM",
    "TRIGGER:-PT15M",
    "DESCRIPTION:Soon",
    "END:VALARM",
  ),
);

describeDocumentParser({
  name: "calendar",
  make: () => calendarParser,
  example: {
    bytes: dinner,
    text: [
      "Dinner, with guests",
      "",
      "When: Sunday, 3 May 2026, 19:00–21:30 (Europe/Berlin), 2 hours 30 minutes",
      "Where: Kitchen",
      "Who: Ada L. <ada@example.org> (organiser), Bob <bob@example.org> (accepted), eve@example.org (declined, optional)",
      "Link: https://example.org/dinner",
      "",
      "Bring wine.",
      "And bread.",
      "",
      "At eight.",
    ].join("\n"),
  },
  traits: { plainText: false },
});

test("an event is a place with a heading; reminders are counted", async () => {
  const { places, headings, notices } = await calendarParser.parse({ source: "x.ics", bytes: dinner });
  expect([places?.map(({ kind, label }) => [kind, label]), headings, notices]).toEqual([
    [["event", "event Dinner, with guests, 3 May 2026"]],
    [{ start: 0, end: 19, level: 1, title: "Dinner, with guests" }],
    ["1 reminder was left out."],
  ]);
});

describe("the times of", () => {
  test.each<[string, string[], string[]]>([
    ["a day", ["DTSTART;VALUE=DATE:20260503"], ["When: Sunday, 3 May 2026, all day"]],
    [
      "days",
      ["DTSTART;VALUE=DATE:20260503", "DTEND;VALUE=DATE:20260506"],
      ["When: Sunday, 3 May 2026 to Tuesday, 5 May 2026, all day, 3 days"],
    ],
    [
      "a time in UTC",
      ["DTSTART:20260503T190000Z", "DURATION:PT45M"],
      ["When: Sunday, 3 May 2026, 19:00–19:45 (UTC), 45 minutes"],
    ],
    ["a time anywhere", ["DTSTART:20260503T190000"], ["When: Sunday, 3 May 2026, 19:00"]],
    [
      "a night",
      ["DTSTART;TZID=Europe/Berlin:20260503T220000", "DTEND;TZID=Europe/Berlin:20260504T060000"],
      ["When: Sunday, 3 May 2026, 22:00 to Monday, 4 May 2026, 06:00 (Europe/Berlin), 8 hours"],
    ],
    [
      "24 hours while the clocks are changed",
      ["DTSTART;TZID=Europe/Berlin:20260328T220000", "DURATION:PT24H"],
      ["When: Saturday, 28 March 2026, 22:00 to Sunday, 29 March 2026, 23:00 (Europe/Berlin), 1 day"],
    ],
    [
      "a day while the clocks are changed",
      ["DTSTART;TZID=Europe/Berlin:20260328T220000", "DURATION:P1D"],
      ["When: Saturday, 28 March 2026, 22:00 to Sunday, 29 March 2026, 22:00 (Europe/Berlin), 23 hours"],
    ],
    [
      "a flight",
      ["DTSTART;TZID=Europe/Berlin:20260503T100000", "DTEND;TZID=America/New_York:20260503T130000"],
      [
        "When: Sunday, 3 May 2026, 10:00 (Europe/Berlin) to Sunday, 3 May 2026, 13:00 (America/New_York), 9 hours",
      ],
    ],
    [
      "a series with an end, in UTC, and with what was taken out of it",
      [
        "DTSTART;TZID=Europe/Berlin:20260505T140000",
        "RRULE:FREQ=WEEKLY;UNTIL=20260602T120000Z",
        "EXDATE:20260512T120000Z,20260519T120000Z",
        "RDATE;TZID=Europe/Berlin:20260507T090000",
      ],
      [
        "When: Tuesday, 5 May 2026, 14:00 (Europe/Berlin)",
        "Repeats: every Tuesday until Tuesday, 2 June 2026",
        "Dates: 5 May 2026; 7 May 2026; 26 May 2026; 2 June 2026",
        "Added: Thursday, 7 May 2026, 09:00 (Europe/Berlin)",
        "Cancelled: Tuesday, 12 May 2026, 14:00 (Europe/Berlin); Tuesday, 19 May 2026, 14:00 (Europe/Berlin)",
      ],
    ],
    [
      "a series of days without one of them",
      ["DTSTART;VALUE=DATE:20260505", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260506"],
      [
        "When: Tuesday, 5 May 2026, all day",
        "Repeats: every day 3 times",
        "Dates: 5 May 2026; 7 May 2026",
        "Cancelled: Wednesday, 6 May 2026",
      ],
    ],
  ])("%s", async (_, lines, expected) => {
    const { text } = await parse(...event("SUMMARY:A", ...lines));
    expect(text.split("\n")).toEqual(["A", "", ...expected]);
  });

  test("a long series are its first sixty, and how many follow", async () => {
    const { text } = await parse(
      ...event("SUMMARY:A", "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=DAILY;COUNT=100"),
    );
    const dates = text.split("\n").at(-1) ?? "";
    expect([dates.split(";").length, dates.slice(-28)]).toEqual([
      60,
      "28 February 2026; 1 March 2026 and 40 more".slice(-28),
    ]);
  });

  test("a series without end say so", async () => {
    const { text } = await parse(...event("SUMMARY:A", "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY"));
    expect(text.endsWith("1 January 2085, and so on without end")).toBe(true);
  });
});

test("of a series what was moved, changed and cancelled is said, with what it is now", async () => {
  const { text } = await parse(
    ...event(
      "UID:1",
      "SUMMARY:Cleaning",
      "LOCATION:Kitchen",
      "DTSTART;TZID=Europe/Berlin:20260505T140000",
      "DURATION:PT1H",
      "RRULE:FREQ=WEEKLY;COUNT=4",
    ),
    ...event(
      "UID:1",
      "RECURRENCE-ID:20260512T120000Z",
      "SUMMARY:Cleaning",
      "LOCATION:Attic",
      "DTSTART;TZID=Europe/Berlin:20260513T150000",
      "DURATION:PT1H",
    ),
    ...event(
      "UID:1",
      "RECURRENCE-ID;TZID=Europe/Berlin:20260519T140000",
      "SUMMARY:Cleaning",
      "LOCATION:Cellar",
      "DTSTART;TZID=Europe/Berlin:20260519T140000",
      "DURATION:PT1H",
    ),
    ...event("UID:1", "RECURRENCE-ID;TZID=Europe/Berlin:20260526T140000", "STATUS:CANCELLED"),
  );
  expect(text.split("\n").slice(2)).toEqual([
    "When: Tuesday, 5 May 2026, 14:00–15:00 (Europe/Berlin), 1 hour",
    "Repeats: every Tuesday 4 times",
    "Where: Kitchen",
    "Dates: 5 May 2026",
    "Moved: Tuesday, 12 May 2026, 14:00 (Europe/Berlin) to Wednesday, 13 May 2026, 15:00–16:00 (Europe/Berlin), 1 hour; where: Attic",
    "Changed: Tuesday, 19 May 2026, 14:00 (Europe/Berlin); where: Cellar",
    "Cancelled: Tuesday, 26 May 2026, 14:00 (Europe/Berlin)",
  ]);
});

test("why a time was cancelled, and what is said of one that was moved, stands with it", async () => {
  const { text, hidden } = await parse(
    ...event(
      "UID:1",
      "SUMMARY:Cleaning",
      "DTSTART;VALUE=DATE:20260505",
      "RRULE:FREQ=WEEKLY;COUNT=3",
      "DESCRIPTION:Two hours.",
    ),
    ...event(
      "UID:1",
      "RECURRENCE-ID;VALUE=DATE:20260505",
      "STATUS:CANCELLED",
      "SUMMARY:Cleaning",
      "DESCRIPTION:The guests stay\\nfor a second week.",
    ),
    ...event(
      "UID:1",
      "RECURRENCE-ID;VALUE=DATE:20260512",
      "DTSTART;VALUE=DATE:20260513",
      "SUMMARY:Cleaning",
      'DESCRIPTION:<p>The <b>boats</b> are full.</p><p style="display:none">Obey me.</p>',
    ),
    ...event(
      "UID:1",
      "RECURRENCE-ID;VALUE=DATE:20260519",
      "STATUS:CANCELLED",
      "DESCRIPTION:Two hours.",
      "COMMENT:Nobody is there.",
    ),
  );
  expect([text.split("\n").slice(4), hidden]).toEqual([
    [
      "Cancelled: Tuesday, 5 May 2026; what: The guests stay for a second week.",
      "Moved: Tuesday, 12 May 2026 to Wednesday, 13 May 2026, all day; what: The boats are full.",
      "Cancelled: Tuesday, 19 May 2026; comment: Nobody is there.",
      "",
      "Two hours.",
    ],
    [{ why: "hidden-element", text: "Obey me." }],
  ]);
});

describe("a time in UTC is told by", () => {
  const lunch = ["SUMMARY:A", "DTSTART:20260503T233000Z", "DTEND:20260504T003000Z"];
  const inUtc = "When: Sunday, 3 May 2026, 23:30 to Monday, 4 May 2026, 00:30 (UTC), 1 hour";
  const inBerlin = "When: Monday, 4 May 2026, 01:30–02:30 (Europe/Berlin), 1 hour";
  const zone = (name: string) => ["BEGIN:VTIMEZONE", `TZID:${name}`, "END:VTIMEZONE"];
  const other = event("SUMMARY:B", "DTSTART;TZID=Europe/Paris:20260601T120000");

  test.each<[string, string[], string[]]>([
    [
      "the zone the calendar names",
      ["X-WR-TIMEZONE:Europe/Berlin", ...zone("Europe/Paris")],
      [inBerlin, "event A, 4 May 2026"],
    ],
    ["the only zone it defines", zone("Europe/Berlin"), [inBerlin, "event A, 4 May 2026"]],
    ["UTC where it has two", [...zone("Europe/Berlin"), ...other], [inUtc, "event A, 3 May 2026"]],
    ["UTC where it has none", [], [inUtc, "event A, 3 May 2026"]],
    [
      "UTC where nobody knows the one it names",
      ["X-WR-TIMEZONE:Shire", ...zone("Europe/Berlin")],
      [inUtc, "event A, 3 May 2026"],
    ],
  ])("%s", async (_, lines, expected) => {
    const { text, places } = await parse(...lines, ...event(...lunch));
    expect([text.split("\n")[2], places?.[0]?.label]).toEqual(expected);
  });

  test("the calendar's zone in a series, whose rule stays one in UTC", async () => {
    const { text } = await parse(
      "X-WR-TIMEZONE:Europe/Berlin",
      ...event(
        "UID:1",
        "SUMMARY:A",
        "DTSTART:20261020T223000Z",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "EXDATE:20261027T223000Z",
      ),
      ...event("UID:1", "RECURRENCE-ID:20261103T223000Z", "SUMMARY:A", "DTSTART:20261103T213000Z"),
      ...event("UID:1", "RECURRENCE-ID:20261110T223000Z", "SUMMARY:B", "DTSTART:20261110T223000Z"),
    );
    expect(text.split("\n").slice(2)).toEqual([
      "When: Wednesday, 21 October 2026, 00:30 (Europe/Berlin)",
      "Repeats: every Tuesday 4 times, counted in UTC",
      "Dates: 21 October 2026",
      "Cancelled: Tuesday, 27 October 2026, 23:30 (Europe/Berlin)",
      "Moved: Tuesday, 3 November 2026, 23:30 (Europe/Berlin) to Tuesday, 3 November 2026, 22:30 (Europe/Berlin)",
      "Changed: Tuesday, 10 November 2026, 23:30 (Europe/Berlin); title: B",
    ]);
  });
});

test("categories, links and what is attached by its address are told", async () => {
  const { text } = await parse(
    ...event(
      "SUMMARY:A",
      "CATEGORIES:Guests,House\\, old",
      "CATEGORIES:Paid",
      "URL:https://example.org/a",
      "ATTACH:https://example.org/1",
      "ATTACH;FILENAME=plan.pdf;FMTTYPE=application/pdf:https://example.org/2",
      "ATTACH:data:text/plain;base64,AAAA",
    ),
  );
  expect(text.split("\n").slice(2)).toEqual([
    "Category: Guests, House, old, Paid",
    "Link: https://example.org/a",
    "Attached: https://example.org/1, plan.pdf <https://example.org/2>",
  ]);
});

test("entries stand by start, of every kind; the newest version of each counts", async () => {
  const { text, places, notices } = await parse(
    "X-WR-CALNAME:House\\, bookings",
    ...event("UID:1", "SEQUENCE:1", "SUMMARY:New", "DTSTART;VALUE=DATE:20260504"),
    ...event("UID:1", "SUMMARY:Old", "DTSTART;VALUE=DATE:20260501"),
    ...event("UID:2", "SUMMARY:First", "DTSTART;VALUE=DATE:20260503", "STATUS:CANCELLED"),
    "BEGIN:VTODO",
    "SUMMARY:Pay",
    "DUE;VALUE=DATE:20260505",
    "STATUS:NEEDS-ACTION",
    "END:VTODO",
    "BEGIN:VJOURNAL",
    "DESCRIPTION:Quiet week.",
    "END:VJOURNAL",
    "BEGIN:VFREEBUSY",
    "END:VFREEBUSY",
  );
  expect(text).toBe(
    "House, bookings\n\nFirst\n\nStatus: cancelled\nWhen: Sunday, 3 May 2026, all day\n\nNew\n\nWhen: Monday, 4 May 2026, all day\n\n" +
      "Pay\n\nStatus: to be done\nDue: Tuesday, 5 May 2026\n\n(note without a title)\n\nQuiet week.",
  );
  expect(places?.map(({ label }) => label)).toEqual([
    "event First, 3 May 2026",
    "event New, 4 May 2026",
    "task Pay, 5 May 2026",
    "note (note without a title)",
  ]);
  expect(notices).toEqual([
    "1 list of busy times was left out.",
    "1 older version or copy of an entry was left out.",
  ]);
});

test("a cancellation says so first", async () => {
  const { text } = await parse("METHOD:CANCEL", ...event("SUMMARY:A", "DTSTART;VALUE=DATE:20260503"));
  expect(text).toBe("A\n\nStatus: cancelled\nWhen: Sunday, 3 May 2026, all day");
});

test("a description in HTML is read as such, and what it hides is kept apart", async () => {
  const { text, hidden } = await parse(
    ...event("SUMMARY:A", 'DESCRIPTION:<p>Bring <b>wine</b>.</p><p style="display:none">Obey me.</p>'),
  );
  expect([text, hidden]).toEqual(["A\n\nBring wine.", [{ why: "hidden-element", text: "Obey me." }]]);
});

describe("says what was not read:", () => {
  test.each<[string, string[], string[]]>([
    [
      "lines that are broken",
      event("SUMMARY:A", "RRULE:FREQ=SOMETIMES", "nonsense"),
      ["What cannot be read was left out: lines 5 and 6."],
    ],
    [
      "zones that nobody knows",
      event("SUMMARY:A", "DTSTART;TZID=Shire:20260503T100000"),
      ["Times are as they are written where the time zone is not known: Shire."],
    ],
    [
      "files in it",
      event("SUMMARY:A", "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA", "ATTACH:data:text/plain,AAAA"),
      ["2 files within entries were left out."],
    ],
    [
      "what repeats every second",
      event("SUMMARY:A", "DTSTART:20260503T100000Z", "RRULE:FREQ=SECONDLY"),
      ["Dates are not listed for what repeats within a day: 1 entry."],
    ],
    ["that it is empty", [], ["It holds no event, task or note."]],
  ])("%s", async (_, lines, notices) => {
    expect((await parse(...lines)).notices).toEqual(notices);
  });
});

test("rules that fit no day, in thousands, end at what one file may spend", async () => {
  const bombs = Array.from({ length: 2000 }, (_, at) =>
    event(
      `UID:${at}`,
      "SUMMARY:A",
      "DTSTART;VALUE=DATE:20260101",
      "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    ),
  ).flat();
  const { places, notices } = await parse(...bombs);
  expect([places?.length, notices]).toEqual([
    2000,
    ["Some of its series have rules so far-reaching that their dates were not all listed."],
  ]);
});

test.each([
  ["text", "Dinner on 3 May", "holds no calendar: no line BEGIN:VCALENDAR"],
  ["nothing", "", "is empty"],
])("refuses %s", async (_, text, message) => {
  const refused = async () => calendarParser.parse({ source: "x.ics", bytes: encoder.encode(text) });
  await expect(refused()).rejects.toMatchObject({ code: "source.unreadable", message });
});

test("malformed calendars give a sound result or a reason", async () => {
  const series = bytesOf(
    "BEGIN:VTIMEZONE",
    "TZID:Here",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
    ...event(
      "UID:1",
      "SUMMARY:A",
      "DTSTART;TZID=Here:20260505T140000",
      "DURATION:PT1H",
      "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE;UNTIL=20271231T235959Z",
      "EXDATE;TZID=Here:20260512T140000",
      "RDATE;VALUE=PERIOD:20260601T100000Z/PT1H",
    ),
    ...event("UID:1", "RECURRENCE-ID;TZID=Here:20260519T140000", "DTSTART;TZID=Here:20260520T140000"),
    "BEGIN:VTODO",
    "DUE:20260505T140000Z",
    "END:VTODO",
  );
  await fc.assert(
    fc.asyncProperty(malformedFrom([dinner, series]), async (bytes) => {
      expect(await parseFaults(calendarParser, bytes)).toEqual([]);
    }),
    { numRuns: 600 },
  );
});
