/** What is not said is null. */
export interface DateFact {
  year: number | null;
  month: number | null;
  day: number | null;
  /** The other reading of 03/05/2024. */
  alternative?: { month: number; day: number };
}

const monthNames = [
  "january jan januar jänner enero ene",
  "february feb februar febrero",
  "march mar märz mär marzo",
  "april apr abril abr",
  "may mai mayo",
  "june jun juni junio",
  "july jul juli julio",
  "august aug agosto ago",
  "september sep sept septiembre setiembre",
  "october oct oktober okt octubre",
  "november nov noviembre",
  "december dec dezember dez diciembre dic",
].map((names) => names.split(" "));
const monthOf = new Map(
  monthNames.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);
const month = `(?<month>${[...monthOf.keys()].sort((a, b) => b.length - a.length).join("|")})\\.?`;
const day = String.raw`(?<day>0?[1-9]|[12]\d|3[01])`;
const year = String.raw`(?<year>\d{4})`;
const before = String.raw`(?<![\p{L}\p{N}])`;
const after = String.raw`(?![\p{L}\p{N}])`;
const patterns = [
  String.raw`${year}-(?<monthNumber>0[1-9]|1[0-2])(?:-${day})?`,
  String.raw`${year}年(?<monthNumber>\d{1,2})月(?:${day}日)?`,
  String.raw`${day}(?:st|nd|rd|th|\.|º)?(?:\s+(?:of|de))?\s+${month}(?:(?:\s*,)?(?:\s+(?:de|del))?\s+${year})?`,
  String.raw`${month}\s+${day}(?:st|nd|rd|th)?${after}(?:(?:\s*,)?\s+${year})?`,
  String.raw`${month}(?:\s+(?:de|del))?,?\s+${year}`,
  String.raw`(?<day>\d{1,2})\.(?<monthNumber>\d{1,2})\.${year}`,
  String.raw`(?<first>\d{1,2})\/(?<second>\d{1,2})\/${year}`,
].map((pattern) => new RegExp(`${before}${pattern}${pattern.endsWith("日)?") ? "" : after}`, "giu"));

/** Dates in words or digits, in English, German, Spanish and as in ISO 8601, by place. Single years and months are none. */
export function datesIn(text: string): { start: number; end: number; date: DateFact }[] {
  const found: { start: number; end: number; date: DateFact }[] = [];
  const taken = new Uint8Array(text.length);
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken[start] === 1 || taken[end - 1] === 1) continue;
      const date = dateOf(match.groups ?? {});
      if (date === null) continue;
      taken.fill(1, start, end);
      found.push({ start, end, date });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): DateFact | null {
  const numberOf = (name: string) => (groups[name] === undefined ? null : Number(groups[name]));
  const year = numberOf("year");
  const [first, second] = [numberOf("first"), numberOf("second")];
  if (first !== null && second !== null) {
    const readings = [
      { day: first, month: second },
      { day: second, month: first },
    ].filter(({ day, month }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
    const [reading, alternative] = readings;
    return reading === undefined
      ? null
      : { year, ...reading, ...(alternative !== undefined && { alternative }) };
  }
  const named = groups["month"];
  const month = named === undefined ? numberOf("monthNumber") : (monthOf.get(named.toLowerCase()) ?? null);
  return month !== null && month > 12 ? null : { year, month, day: numberOf("day") };
}

/** True where the source's date says all that was said. */
export function isSameDate(said: DateFact, source: DateFact): boolean {
  if (said.year !== null && said.year !== source.year) return false;
  return readingsOf(said).some((one) =>
    readingsOf(source).some(
      (other) =>
        (one.month === null || one.month === other.month) && (one.day === null || one.day === other.day),
    ),
  );
}

function readingsOf({ month, day, alternative }: DateFact): { month: number | null; day: number | null }[] {
  return alternative === undefined ? [{ month, day }] : [{ month, day }, alternative];
}
