import { AppError } from "../../contracts/app-error.ts";
import type { Chunker } from "../../ports/chunker.ts";
import { characterMeasure } from "./character-measure.ts";
import type { SizeSettings } from "./define-chunker.ts";
import { fixedChunker } from "./fixed.ts";
import type { Measure } from "./measure.ts";
import { recursiveChunker } from "./recursive.ts";
import { semanticChunker, type SemanticSettings } from "./semantic.ts";
import { sentenceChunker } from "./sentence.ts";
import { structureChunker } from "./structure.ts";
import { tokenMeasure } from "./token-measure.ts";

interface ChunkerEntry {
  title: string;
  make(settings: SizeSettings & { semantic?: SemanticParts | undefined }): Chunker;
}

type SemanticParts = Omit<SemanticSettings, keyof SizeSettings>;

export const chunkers = {
  fixed: { title: "Windows of one size", make: fixedChunker },
  recursive: { title: "Paragraphs, else lines, else sentences, else words", make: recursiveChunker },
  sentence: { title: "Whole sentences", make: sentenceChunker },
  structure: { title: "Sections by heading", make: structureChunker },
  semantic: { title: "Sentences, cut where the meaning moves", make: semanticFrom },
} satisfies Record<string, ChunkerEntry>;

export type ChunkerId = keyof typeof chunkers;

const measures: Record<Measure["unit"], Measure> = { characters: characterMeasure, tokens: tokenMeasure };

/** Settings of the chunk stage whose strategy is one of ours. */
export interface ChunkerSettings {
  strategy: ChunkerId;
  size: number;
  overlap: number;
  unit: Measure["unit"];
  /** Of the strategy semantic; absent where there is no embedder. */
  semantic?: SemanticParts | undefined;
}

/** Throws AppError "pipeline.invalid" for an unknown strategy, settings that contradict themselves, or a missing embedder. */
export function chunkerFor({ strategy, size, overlap, unit, semantic }: ChunkerSettings): Chunker {
  if (!Object.hasOwn(chunkers, strategy)) {
    throw new AppError("pipeline.invalid", {
      message: `There is no chunk strategy "${strategy}".`,
      hint: `Set chunk.strategy to one of ${Object.keys(chunkers).join(", ")}.`,
    });
  }
  return chunkers[strategy].make({ size, overlap, measure: measures[unit], semantic });
}

function semanticFrom({ semantic, ...size }: Parameters<ChunkerEntry["make"]>[0]): Chunker {
  if (semantic !== undefined) return semanticChunker({ ...size, ...semantic });
  throw new AppError("pipeline.invalid", {
    message:
      "chunk.strategy is semantic, which compares embeddings of sentences, but embed.embedder is none.",
    hint: "Set embed.embedder (static comes with Soundings), or chunk.strategy to structure.",
  });
}
