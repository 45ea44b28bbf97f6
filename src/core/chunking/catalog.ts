import { AppError } from "../../contracts/app-error.ts";
import type { Chunker } from "../../ports/chunker.ts";
import { characterMeasure } from "./character-measure.ts";
import type { SizeSettings } from "./define-chunker.ts";
import { fixedChunker } from "./fixed.ts";
import type { Measure } from "./measure.ts";
import { recursiveChunker } from "./recursive.ts";
import { sentenceChunker } from "./sentence.ts";
import { structureChunker } from "./structure.ts";
import { tokenMeasure } from "./token-measure.ts";

interface ChunkerEntry {
  title: string;
  make(settings: SizeSettings): Chunker;
}

export const chunkers = {
  fixed: { title: "Windows of one size", make: fixedChunker },
  recursive: { title: "Paragraphs, else lines, else sentences, else words", make: recursiveChunker },
  sentence: { title: "Whole sentences", make: sentenceChunker },
  structure: { title: "Sections by heading", make: structureChunker },
} satisfies Record<string, ChunkerEntry>;

export type ChunkerId = keyof typeof chunkers;

const measures: Record<Measure["unit"], Measure> = { characters: characterMeasure, tokens: tokenMeasure };

/** Settings of the chunk stage whose strategy is one of ours. */
export interface ChunkerSettings {
  strategy: ChunkerId;
  size: number;
  overlap: number;
  unit: Measure["unit"];
}

/** Throws AppError "pipeline.invalid" for an unknown strategy, or an overlap that is not below size. */
export function chunkerFor({ strategy, size, overlap, unit }: ChunkerSettings): Chunker {
  if (!Object.hasOwn(chunkers, strategy)) {
    throw new AppError("pipeline.invalid", {
      message: `There is no chunk strategy "${strategy}".`,
      hint: `Set chunk.strategy to one of ${Object.keys(chunkers).join(", ")}.`,
    });
  }
  return chunkers[strategy].make({ size, overlap, measure: measures[unit] });
}
