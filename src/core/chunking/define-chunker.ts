import { throwIfAborted } from "../../contracts/abort.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Chunker } from "../../ports/chunker.ts";
import type { Measure, Ruler } from "./measure.ts";

export interface SizeSettings {
  /** Largest chunk, in units of the measure. */
  size: number;
  /** Units that neighbouring chunks share at most; smaller than size. */
  overlap: number;
  measure: Measure;
}

export interface RegionRequest {
  document: PreparedDocument;
  start: number;
  end: number;
  ruler: Ruler;
  size: number;
  overlap: number;
}

interface ChunkerDefinition {
  id: string;
  version: string;
  /** Spans of one region of a document. */
  split: (request: RegionRequest) => Span[];
}

interface DocumentChunkerDefinition {
  id: string;
  version: string;
  /** Spans of a document's regions, in order. */
  split: (regions: readonly RegionRequest[], signal: AbortSignal) => Promise<Span[]>;
}

/** A chunker that treats each region by itself. Throws AppError "pipeline.invalid" where the settings contradict themselves. */
export function defineChunker({ id, version, split }: ChunkerDefinition, settings: SizeSettings): Chunker {
  const splitAll = async (regions: readonly RegionRequest[], signal: AbortSignal) =>
    regions.flatMap((region) => {
      throwIfAborted(signal);
      return split(region);
    });
  return defineDocumentChunker({ id, version, split: splitAll }, settings);
}

/** A chunker that looks at a whole document before it cuts. Throws as {@link defineChunker} does. */
export function defineDocumentChunker(
  { id, version, split }: DocumentChunkerDefinition,
  settings: SizeSettings,
): Chunker {
  refuseContradictions(settings);
  const { size, overlap, measure } = settings;
  return {
    id,
    version,
    async chunk(document, signal) {
      throwIfAborted(signal);
      const rulerOf = await measure.load();
      const regions = document.regions.map(({ start, end }) => {
        throwIfAborted(signal);
        return { document, start, end, ruler: rulerOf(document.text, start, end), size, overlap };
      });
      return split(regions, signal);
    },
  };
}

function refuseContradictions({ size, overlap, measure }: SizeSettings): void {
  if (!Number.isInteger(size) || size < 1) {
    throw new AppError("pipeline.invalid", {
      message: `chunk.size is ${size}, which is not a whole number above 0.`,
      hint: "Set chunk.size to 1 or more.",
    });
  }
  if (!Number.isInteger(overlap) || overlap < 0 || overlap >= size) {
    throw new AppError("pipeline.invalid", {
      message: `chunk.overlap is ${overlap}, but chunks of at most ${size} ${measure.unit} can share 0 to ${size - 1}.`,
      hint: "Set chunk.overlap below chunk.size.",
    });
  }
}
