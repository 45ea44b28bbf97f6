import { bytes, count, duration } from "../../../design/format.ts";

/** What a stage counted, as a person reads it: names in words, numbers with their units. */
export function countsOf(metrics: Readonly<Record<string, number>>): { name: string; text: string }[] {
  return Object.entries(metrics).map(([id, value]) => {
    if (id.endsWith("-ms")) return { name: words(id.slice(0, -3)), text: duration(value) };
    if (id === "bytes" || id.endsWith("-bytes")) return { name: words(id), text: bytes(value) };
    return {
      name: words(id),
      text: Number.isInteger(value) || value >= 100 ? count(value) : value.toPrecision(3),
    };
  });
}

function words(id: string): string {
  return id.replaceAll("-", " ");
}
