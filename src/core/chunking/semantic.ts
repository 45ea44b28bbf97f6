import { AppError } from "../../contracts/app-error.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Chunker } from "../../ports/chunker.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { KnownWords } from "../../ports/known-words.ts";
import { isServedDocument } from "../similarity/understood-text.ts";
import { quantile } from "../statistics/quantiles.ts";
import { sentencesOf } from "../text/sentences.ts";
import { defineDocumentChunker, type RegionRequest, type SizeSettings } from "./define-chunker.ts";
import { firstHeadingFrom } from "./first-heading-from.ts";
import { packByDistance } from "./pack-by-distance.ts";
import { sectionGroups } from "./section-groups.ts";
import { sentenceDistances } from "./sentence-distances.ts";

export interface SemanticSettings extends SizeSettings {
  embedder: Embedder;
  /** Of the embedder; a document it does not serve is text of which nothing is known. */
  knownWords?: KnownWords | undefined;
  /** A boundary whose distance lies above this percentile of its document's is a breakpoint. */
  percentile: number;
  /** Sentences on each side of a boundary that are compared. */
  window: number;
  /** Smallest chunk where the text allows it, in units of the measure; a fifth of `size` where absent. */
  smallest?: number | undefined;
}

/**
 * Whole sentences, cut where the meaning moves: at breakpoints, and where a section without one is larger than `size`, at the
 * largest distance in a chunk's second half. Sections are those of the structure chunker, and no chunk holds text of two of its
 * groups. Text of which the embedder knows nothing has no breakpoints, and a document all alike none either.
 */
export function semanticChunker(settings: SemanticSettings): Chunker {
  const { embedder, knownWords, percentile, window, size } = settings;
  const smallest = settings.smallest ?? Math.floor(size / 5);
  refuseSmallest(smallest, size);

  async function split(regions: readonly RegionRequest[], signal: AbortSignal): Promise<Span[]> {
    const groups = regions.flatMap((request) =>
      sectionGroups(request).map((group) => ({
        request,
        sentences: sentencesOf(request.document.text, group.start, group.end),
      })),
    );
    const [first] = regions;
    if (first === undefined) return [];
    const isServed = await isServedDocument(knownWords, first.document);
    const distances = await sentenceDistances(
      first.document.text,
      groups.map(({ sentences }) => sentences),
      window,
      isServed ? embedder : knowingNothing(embedder),
      signal,
    );
    const threshold = percentileOf(distances, percentile);
    const behindHeading = headingTest(first.document);
    return groups.flatMap(({ request, sentences }, index) =>
      packByDistance({
        ...request,
        sentences,
        distances: distances[index] as Float64Array,
        threshold,
        smallest,
        behindHeading,
      }),
    );
  }

  return defineDocumentChunker({ id: `semantic@${embedder.id}`, version: "3", split }, settings);
}

function knowingNothing(embedder: Embedder): Embedder {
  return { ...embedder, embed: async (texts) => new Float32Array(texts.length * embedder.dimensions) };
}

/** No distance lies above it where none is known. */
function percentileOf(distances: readonly Float64Array[], percentile: number): number {
  const known = Float64Array.from(distances.flatMap((group) => [...group].filter((one) => one >= 0))).sort();
  return known.length === 0 ? Number.POSITIVE_INFINITY : quantile(known, percentile / 100);
}

/** True of a position within a heading's line or at its end: a cut there would part the heading from its text. */
function headingTest({ headings }: PreparedDocument): (position: number) => boolean {
  return (position) => {
    const heading = headings[firstHeadingFrom(headings, position) - 1];
    return heading !== undefined && position <= heading.end;
  };
}

function refuseSmallest(smallest: number, size: number): void {
  if (Number.isInteger(smallest) && smallest >= 0 && smallest <= size) return;
  throw new AppError("pipeline.invalid", {
    message: `chunk.semantic.smallest is ${smallest}, but chunks hold at most ${size}.`,
    hint: "Set chunk.semantic.smallest to a whole number from 0 to chunk.size.",
  });
}
