import type { Chunk } from "../../contracts/chunk.ts";
import type { Breathe } from "../../ports/breathe.ts";
import { overlaps } from "../evaluation/spans.ts";
import { dotProduct, knownRows, roundedCosine, type VectorRows } from "../similarity/row-cosine.ts";
import { seededRandom } from "../statistics/random.ts";
import { chooseCount } from "./choose-count.ts";
import { distinctiveTerms } from "./distinctive-terms.ts";
import { documentVectors } from "./document-vectors.ts";
import { kMeans } from "./k-means.ts";
import { type NearPairs, nearPairs } from "./near-pairs.ts";
import { sharedText } from "./shared-text.ts";
import { silhouette } from "./silhouette.ts";

export interface Topic {
  /** Chunks. */
  size: number;
  /** Of those that have a topic. */
  share: number;
  /** The sources it spans, most chunks first. */
  sources: { source: string; chunks: number }[];
  /** What tells it from the other topics, best first. */
  terms: string[];
  /** The chunk nearest to the topic's middle. */
  central: { row: number; cosine: number };
}

export interface TopicMap {
  /** Chunks of which the embedder knows nothing: they have no topic. */
  unknown: number;
  /** Largest first. */
  topics: Topic[];
  /** How well the topics part: mean simplified silhouette, -1 to 1; null for fewer than two. */
  silhouette: number | null;
  nearDuplicates: {
    /** Rows are chunks. */
    chunks: NearPairs;
    /** Rows are places in `sources`. */
    documents: NearPairs;
    sources: readonly string[];
  };
}

export interface TopicMapOptions {
  /** Topics asked for; chosen by how cohesion grows with their number where undefined. */
  count: number | undefined;
  seed: number;
  /** Cosine from which two texts are nearly the same. */
  threshold: number;
  /** Near duplicates listed of each kind. */
  listed: number;
  languageOf(source: string): string;
  breathe: Breathe;
  progress(done: number, total: number, unit: string): void;
}

const termsEach = 8;

/** What a corpus is about, and what it holds twice. Rows are the chunks', in their order. */
export async function topicMap(
  chunks: readonly Chunk[],
  rows: VectorRows,
  { count, seed, threshold, listed, languageOf, breathe, progress }: TopicMapOptions,
): Promise<TopicMap> {
  const random = seededRandom(seed);
  const members = knownRows(rows);
  const wanted = count ?? (await chooseCount(rows, members, { random, breathe, progress }));
  const clustering = await kMeans(rows, members, {
    count: wanted,
    starts: 4,
    mostRounds: 30,
    random,
    breathe,
  });
  const clusterOf = new Map(
    Array.from(members, (row, member) => [row, clustering.clusterOf[member] as number]),
  );
  const terms = await distinctiveTerms(
    chunks.map(({ text, source }) => ({ text, language: languageOf(source) })),
    (row) => clusterOf.get(row),
    { clusters: clustering.count, termsEach, breathe },
  );
  const topics = terms.map((own, cluster): Topic => {
    const inside = [...members].filter((row) => clusterOf.get(row) === cluster);
    return {
      size: inside.length,
      share: inside.length / members.length,
      sources: sourcesOf(inside.map((row) => chunks[row] as Chunk)),
      terms: own,
      central: nearestTo(clustering.centroids, cluster, rows, inside),
    };
  });

  const sources = [...new Set(chunks.map(({ source }) => source))];
  const documents = documentVectors(chunks, rows, sources);
  const limits = { threshold, listed, pivots: clustering.centroids, breathe, progress };
  const shared = sharedText(chunks, rows, breathe);
  return {
    unknown: chunks.length - members.length,
    topics,
    silhouette: silhouette(rows, members, clustering),
    nearDuplicates: {
      chunks: await nearPairs(rows, members, {
        ...limits,
        // Neighbours that share an overlap are alike by design.
        closer: (first, second, cosine) =>
          overlaps(chunks[first] as Chunk, chunks[second] as Chunk) ? -1 : cosine,
      }),
      documents: await nearPairs(documents, knownRows(documents), {
        ...limits,
        closer: async (first, second, cosine) =>
          Math.min(cosine, await shared(sources[first] as string, sources[second] as string)),
      }),
      sources,
    },
  };
}

function sourcesOf(chunks: readonly Chunk[]): Topic["sources"] {
  const counts = new Map<string, number>();
  for (const { source } of chunks) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts]
    .map(([source, chunks]) => ({ source, chunks }))
    .sort((a, b) => b.chunks - a.chunks || (a.source < b.source ? -1 : 1));
}

function nearestTo(
  centroids: VectorRows,
  cluster: number,
  rows: VectorRows,
  inside: readonly number[],
): Topic["central"] {
  let central = { row: inside[0] as number, cosine: Number.NEGATIVE_INFINITY };
  for (const row of inside) {
    const cosine = roundedCosine(dotProduct(centroids, cluster, rows, row));
    if (cosine > central.cosine) central = { row, cosine };
  }
  return central;
}
