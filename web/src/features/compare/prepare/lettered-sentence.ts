import { letterOf } from "./run-places.ts";

/** A sentence of the server as the page says it: letters for the ids of the runs, and its sign for minus. */
export function letteredSentence(sentence: string, runs: readonly string[]): string {
  const letters = new Map(runs.map((run, place) => [run, letterOf(place)]));
  // The longest id first: one may begin another.
  const ids = [...letters.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((id) => id.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const lettered =
    ids.length === 0
      ? sentence
      : sentence.replaceAll(new RegExp(ids.join("|"), "g"), (id) => letters.get(id) ?? id);
  return lettered.replaceAll(/(?<=[\s[])-(?=[.\d])/g, "−");
}
