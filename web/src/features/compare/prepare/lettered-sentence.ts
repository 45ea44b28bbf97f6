import { letterOf } from "./chosen-runs.ts";

/** A sentence of the server with letters for the ids of the runs: what the page calls them everywhere. */
export function letteredSentence(sentence: string, runs: readonly string[]): string {
  const letters = new Map(runs.map((run, place) => [run, letterOf(place)]));
  // The longest id first: one may begin another.
  const ids = [...letters.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((id) => id.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return ids.length === 0
    ? sentence
    : sentence.replaceAll(new RegExp(ids.join("|"), "g"), (id) => letters.get(id) ?? id);
}
