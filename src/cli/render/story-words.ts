import { count } from "../../contracts/count-text.ts";
import { shortened } from "./shortened.ts";

interface Place {
  source: string;
  start: number;
  end: number;
  where: string | null;
}

/** "heating.md, lines 3–5". */
export function where(place: Place): string {
  return `${nameOf(place.source)}, ${within(place)}`;
}

/** By characters where the source's text is no longer kept, and where it has no places of its own. */
export function within({ start, end, where: known }: Pick<Place, "start" | "end" | "where">): string {
  const told = known !== null && known !== "";
  return told ? known : `characters ${count(start)}–${count(end)}`;
}

export function quoted(text: string | null, limit: number): string {
  return text === null ? "(its text is no longer kept)" : `“${shortened(text, limit)}”`;
}

/** “a”, “b” and “c”. */
export function listed(words: readonly string[]): string {
  const marked = words.map((word) => `“${word}”`);
  const last = marked.pop() ?? "";
  return marked.length === 0 ? last : `${marked.join(", ")} and ${last}`;
}

/** On one line: a source's name may hold line breaks. */
export function nameOf(source: string): string {
  return source.replace(/[\t\r\n]/g, "\ufffd");
}
