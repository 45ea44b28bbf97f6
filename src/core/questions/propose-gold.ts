import type { Passage } from "../../contracts/passage.ts";
import type { GoldEntry } from "../../contracts/question-set.ts";
import { sentencesOf } from "../text/sentences.ts";
import type { ReadRow } from "./read-imported-row.ts";
import type { TextFinder } from "./text-finder.ts";

export interface ProposedGold {
  gold: GoldEntry[];
  /** Found: by a quote that stands in one place. Proposed: by the answer, or by a quote that differs; a person has to confirm it. */
  how: "found" | "proposed" | "none";
  /** What a person should look at, and why; null where there is nothing. */
  look: string | null;
  /** Where else it may be. */
  places: Passage[];
}

export interface GoldSources {
  finder: TextFinder;
  documents: ReadonlyMap<string, string>;
  /** The name of a source as it is in the set, from how a person wrote it. */
  nameOf(written: string): string | undefined;
}

/** More places than this say that a text is common rather than where it was found. */
const mostPlaces = 3;

/** Gold of an imported row: by its quotes, else by where its answer stands. */
export function proposeGold(
  { quotes, answer, source, answerable }: Pick<ReadRow, "quotes" | "answer" | "source" | "answerable">,
  sources: GoldSources,
): ProposedGold {
  if (answerable === false) return nothing(null);
  const within = source === undefined ? undefined : sources.nameOf(source);
  if (source !== undefined && within === undefined) {
    return nothing(`the source "${source}" is not among the sources`);
  }
  if (quotes.length > 0) return goldByQuotes(quotes, within, sources);
  if (answer === undefined || answer.length < 2) return nothing(null);
  const found = sources.finder.find(answer, { most: mostPlaces, source: within });
  const [place] = found?.places ?? [];
  if (found === undefined || place === undefined) return nothing(null);
  if (found.more) return nothing(`the answer stands in more than ${mostPlaces} places`);
  if (found.places.length > 1) {
    return { ...nothing(`the answer stands in ${found.places.length} places`), places: found.places };
  }
  const gold = [quoted(sentenceAround(place, sources), sources)];
  return { gold, how: "proposed", look: null, places: [] };
}

function goldByQuotes(
  quotes: readonly string[],
  within: string | undefined,
  sources: GoldSources,
): ProposedGold {
  const gold: GoldEntry[] = [];
  let look: string | null = null;
  for (const quote of quotes) {
    const found = sources.finder.find(quote, { most: mostPlaces, source: within });
    const [place] = found?.places ?? [];
    const where = within === undefined ? "stands in no source" : `does not stand in ${within}`;
    if (found === undefined || place === undefined) return nothing(`the quote ${excerpt(quote)} ${where}`);
    if (found.places.length > 1) {
      const several = found.more ? `more than ${mostPlaces}` : String(found.places.length);
      return { ...nothing(`the quote ${excerpt(quote)} stands in ${several} places`), places: found.places };
    }
    if (found.likeness === "words") look = `the quote ${excerpt(quote)} differs in case or punctuation`;
    gold.push(quoted(place, sources));
  }
  return { gold, how: look === null ? "found" : "proposed", look, places: [] };
}

/** An answer is often two words; where it was said is a sentence. */
function sentenceAround(place: Passage, { documents }: GoldSources): Passage {
  const text = documents.get(place.source) ?? "";
  // Paragraphs bound the work: no sentence goes beyond one.
  const from = text.lastIndexOf("\n\n", place.start) + 1;
  const next = text.indexOf("\n\n", place.end);
  const sentences = sentencesOf(text, from, next < 0 ? text.length : next);
  const holding = sentences.find(({ start, end }) => start <= place.start && place.end <= end);
  return holding === undefined ? place : { source: place.source, ...holding };
}

function quoted({ source, start, end }: Passage, { documents }: GoldSources): GoldEntry {
  return { source, quote: (documents.get(source) ?? "").slice(start, end), start, end };
}

function nothing(look: string | null): ProposedGold {
  return { gold: [], how: "none", look, places: [] };
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}
