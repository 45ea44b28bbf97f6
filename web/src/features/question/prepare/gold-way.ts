import type { QuestionStory } from "@contracts/api/question-story.ts";

/** The stations that gold passes, in their order, and how far a gold passage must have got to be there. */
export const goldStations = ["question", "index", "ranking", "given", "answer"] as const;
export type GoldStation = (typeof goldStations)[number];

/** here: gold got so far; lost: it was lost at this station; gone: before it; none: there is none, or nobody can tell. */
export type GoldState = "here" | "lost" | "gone" | "none";

const reaches = ["nowhere", "indexed", "ranked", "given", "cited"] as const;

/** Whether the luckiest gold passage was still there at each station. A run that does not answer loses nothing beyond its ranking. */
export function goldWay({ end, gold, answer }: QuestionStory): Record<GoldStation, GoldState> {
  const reached = end === null ? -1 : reaches.indexOf(end.best);
  const last = answer === null || answer.failed !== null ? (answer === null ? 2 : 3) : 4;
  const stateOf = (place: number): GoldState => {
    if (gold.length === 0) return "none";
    if (place === 0) return "here";
    if (reached === -1 || place > last) return "none";
    if (place <= reached) return "here";
    return place === reached + 1 ? "lost" : "gone";
  };
  return Object.fromEntries(goldStations.map((station, place) => [station, stateOf(place)])) as Record<
    GoldStation,
    GoldState
  >;
}
