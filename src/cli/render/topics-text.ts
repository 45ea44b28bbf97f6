import { atPlace } from "./at-place.ts";
import { leftOutLines } from "./left-out-lines.ts";
import { styleText } from "node:util";
import type { MappedTopics } from "../../app/use-cases/map-topics.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { score } from "./numbers.ts";
import { shortened } from "./shortened.ts";

const sourcesEach = 3;
const pairsShown = 5;
const quoteLength = 160;

type Place = MappedTopics["topics"][number]["central"];

/** A topic map for people: largest topics first, then what the sources hold twice. */
export function topicsText(mapped: MappedTopics): string {
  const { embedder, chunks, documents, topics, silhouette, notices, leftOut } = mapped;
  const parted = silhouette === null ? "" : `, silhouette ${score(silhouette)}`;
  return [
    `${counted(topics.length, "topic")} in ${counted(chunks, "chunk")} of ${counted(documents, "document")}, by ${embedder.id}${parted}`,
    ...topics.map(topicLines),
    duplicateLines(mapped),
    [
      ...notices.map((notice) => styleText("yellow", notice)),
      ...leftOutLines(leftOut).map((line) => styleText("yellow", line)),
    ].join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function topicLines(
  { size, share, terms, sources, central }: MappedTopics["topics"][number],
  index: number,
): string {
  const shown = sources.slice(0, sourcesEach).map(({ source, chunks }) => `${source} (${count(chunks)})`);
  const rest = sources.length - shown.length;
  const more = rest > 0 ? [`${count(rest)} more`] : [];
  return [
    `${index + 1}. ${styleText("bold", terms.join(", "))}`,
    `   ${counted(size, "chunk")} (${Math.round(100 * share)} %) of ${counted(sources.length, "source")}: ${[...shown, ...more].join(", ")}`,
    `   ${styleText("cyan", placeText(central))}: ${shortened(central.quote, quoteLength)}`,
  ].join("\n");
}

function duplicateLines({ nearDuplicates }: MappedTopics): string {
  const { threshold, chunks, documents } = nearDuplicates;
  const shareOf = ({ share }: { share: number | null }) => `${(100 * (share ?? 0)).toFixed(1)} %`;
  const lines = [
    `Nearly the same (cosine from ${score(threshold)}): ${counted(chunks.pairs, "pair")} of chunks, ${shareOf(chunks)} of all; ${counted(documents.pairs, "pair")} of documents, ${shareOf(documents)} of all`,
    ...documents.listed
      .slice(0, pairsShown)
      .map(({ cosine, first, second }) => `   ${score(cosine)}  ${first}  ${second}`),
    ...chunks.listed
      .slice(0, pairsShown)
      .map(({ cosine, first, second }) => `   ${score(cosine)}  ${placeText(first)}  ${placeText(second)}`),
  ];
  return lines.join("\n");
}

function placeText({ source, where }: Pick<Place, "source" | "where">): string {
  return atPlace(source, where);
}
