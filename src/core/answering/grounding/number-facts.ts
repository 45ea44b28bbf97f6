import { spelledNumbers } from "./spelled-numbers.ts";

export interface NumberFact {
  text: string;
  /** Every value the digits may stand for: "1.234" is 1234 in German and 1.234 in English. */
  values: readonly number[];
  /** Null where none that is known follows. */
  unit: string | null;
}

const digits =
  /(?<![\p{L}\p{N}_.,]|\p{L}[-−])([$€£¥]\s?)?([-−+]?\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)*)(?!\d)/gu;
const following = /^[ \t\u00a0-]?([%‰°]C?F?|[\p{L}µ²³]+)(?:[ \t\u00a0]([%\p{L}]+))?/u;

const magnitudes = named(
  `1e3 thousand thousands tausend tsd mil
   1e6 million millions millionen mio millón millones mn
   1e9 billion billions milliarden milliarde mrd bn
   1e12 trillion trillions billionen billón billones`,
);
const units = named(
  `% percent prozent pct
   s s sec secs second seconds sekunde sekunden segundo segundos
   min min mins minute minutes minuten minuto minutos
   h h hr hrs hour hours stunde stunden std hora horas
   d day days tag tage tagen día días
   week week weeks woche wochen semana semanas
   month month months monat monate monaten mes meses
   year year years jahr jahre jahren año años
   mm mm millimetre millimeter millimetres millimeters milímetros
   cm cm centimetre centimeter centimetres centimeters zentimeter centímetros
   m m metre meter metres meters metern metro metros
   km km kilometre kilometer kilometres kilometers kilometern kilómetro kilómetros
   g g gram grams gramm gramme gramo gramos
   kg kg kilogram kilograms kilogramm kilo kilos kilogramos
   l l litre liter litres liters litern litro litros
   ml ml millilitre milliliter millilitres milliliters mililitros
   byte byte bytes
   kb kb kib kilobyte kilobytes
   mb mb mib megabyte megabytes
   gb gb gib gigabyte gigabytes
   tb tb tib terabyte terabytes
   € € euro euros eur
   $ $ dollar dollars usd dólar dólares
   £ £ pound pounds gbp
   °C °c celsius
   °F °f fahrenheit
   ms ms millisecond milliseconds millisekunden milisegundos
   w w watt watts
   v v volt volts
   hz hz hertz`,
);
/** Behind an amount of money a letter counts, where it would be a length or a name elsewhere: €1.2m, $5bn. */
const moneyMagnitude = /^[ \u00a0]?(k|m|mn|b|bn)(?![\p{L}\p{N}])/iu;
const moneyFactors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, b: 1e9, bn: 1e9 };

/** Numbers written in digits; with `words` also those written out, which a source may do where an answer has digits. */
export function numbersIn(text: string, { words = false } = {}): NumberFact[] {
  const found: NumberFact[] = [];
  for (const { 0: whole, 1: currency, 2: written = "", index } of text.matchAll(digits)) {
    const end = index + whole.length;
    if (!currency && isListMarker(text, index, end)) continue;
    const values = valuesOf(written);
    // A letter that follows directly makes it a part of a name, such as 4k or 3D, unless it is a unit.
    const after = text.slice(end, end + 40);
    const { factor, unit, isName, length } = (currency && readMagnitude(after)) || readFollowing(after);
    if (isName) continue;
    found.push({
      text: text.slice(index, end + length).trim(),
      values: values.map((value) => value * factor),
      unit: currency ? (units.get(currency.trim()) ?? null) : unit,
    });
  }
  if (words) {
    for (const { text: written, value } of spelledNumbers(text))
      found.push({ text: written, values: [value], unit: null });
  }
  return found;
}

/** Same value, and no other unit: where one of them has none that is known, the value decides. */
export function isSameNumber(said: NumberFact, source: NumberFact): boolean {
  if (said.unit !== null && source.unit !== null && said.unit !== source.unit) return false;
  return said.values.some((value) =>
    source.values.some((other) => Math.abs(value - other) <= 1e-9 * Math.abs(value)),
  );
}

function isListMarker(text: string, start: number, end: number): boolean {
  if (/^\)\s/.test(text.slice(end, end + 2)) && !text.slice(Math.max(0, start - 12), start).includes("("))
    return true;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return text.slice(lineStart, start).trim() === "" && /^[.)][ \t]/.test(text.slice(end, end + 2));
}

function readMagnitude(text: string) {
  const [whole, letters = ""] = moneyMagnitude.exec(text) ?? [];
  const factor = moneyFactors[letters.toLowerCase()];
  return whole === undefined || factor === undefined
    ? undefined
    : { factor, unit: null, isName: false, length: whole.length };
}

function readFollowing(text: string) {
  const match = following.exec(text);
  const nothing = { factor: 1, unit: null, isName: false, length: 0 };
  if (match === null) return nothing;
  const [, first = "", second = ""] = match;
  const isAttached = !/^[ \t\u00a0-]/.test(text);
  const key = first.toLowerCase();
  const magnitude = magnitudes.get(key);
  if (magnitude !== undefined) {
    const length = match[0].length - (second === "" ? 0 : second.length + 1);
    return {
      factor: Number(magnitude),
      unit: units.get(second.toLowerCase()) ?? null,
      isName: false,
      length,
    };
  }
  const unit = units.get(first) ?? units.get(key);
  if (unit !== undefined)
    return { ...nothing, unit, length: match[0].length - (second === "" ? 0 : second.length + 1) };
  const isOrdinal = /^(?:st|nd|rd|th|º|ª|er|do|to|te|ten)$/.test(key);
  return { ...nothing, isName: isAttached && !isOrdinal && /^[a-z]/i.test(first) };
}

function valuesOf(written: string): number[] {
  const plain = written.replaceAll("−", "-").replaceAll(/['’\u00a0\u202f ]/g, "");
  const sign = plain.startsWith("-") ? -1 : 1;
  const unsigned = plain.replace(/^[-+]/, "");
  const readings = new Set<number>();
  const asEnglish = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/;
  const asGerman = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$/;
  if (asEnglish.test(unsigned)) readings.add(Number(unsigned.replaceAll(",", "")));
  if (asGerman.test(unsigned)) readings.add(Number(unsigned.replaceAll(".", "").replace(",", ".")));
  if (readings.size === 0) for (const part of unsigned.split(/[.,]/)) readings.add(Number(part));
  return [...readings].map((value) => value * sign);
}

/** Lines of a value and the words that mean it. */
function named(lines: string): Map<string, string> {
  return new Map(
    lines.split("\n").flatMap((line) => {
      const [value = "", ...words] = line.trim().split(/\s+/);
      return [value, ...words].map((word): [string, string] => [word, value]);
    }),
  );
}
