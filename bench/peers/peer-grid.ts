import { writeFileSync } from "node:fs";
import { readCorpus, type Corpus } from "../shared/corpora.ts";
import { grid, type GridConfiguration } from "../shared/grid.ts";
import { median } from "../shared/measure.ts";
import { type PlacedRanking, spanRecall } from "../shared/recall.ts";

/** What one configuration built: ready to be asked. */
export interface BuiltIndex {
  chunks: number;
  characters: number;
  /** Chunks whose text could not be found in their source. */
  unplaced: number;
  chunkSeconds: number;
  indexSeconds: number;
  ask(question: string): Promise<{ placed: PlacedRanking; asGiven?: PlacedRanking }>;
}

/** A row of the grid as a peer measured it. */
export interface PeerRow extends GridConfiguration {
  recall: number;
  /** Recall by the positions the library itself reports, where it reports any. */
  recallAsGiven: number | null;
  chunks: number;
  meanCharacters: number;
  unplaced: number;
  chunkSeconds: number;
  indexSeconds: number;
  querySeconds: number;
  queryP50Ms: number;
}

/**
 * The grid as users' scripts do it: chunked and indexed again for every configuration.
 * Arguments: corpus folder, file for the rankings, optionally how many configurations to run.
 * Prints one JSON line a configuration as soon as it is done.
 */
export async function runPeerGrid(
  build: (corpus: Corpus, configuration: GridConfiguration) => Promise<BuiltIndex>,
): Promise<void> {
  const [folder, rankingsFile, howMany] = process.argv.slice(2);
  if (folder === undefined || rankingsFile === undefined)
    throw new Error("needs a corpus folder and a file to write");
  const corpus = readCorpus(folder);
  const all: PlacedRanking[][] = [];
  for (const configuration of grid.slice(0, howMany === undefined ? grid.length : Number(howMany))) {
    const index = await build(corpus, configuration);
    const placed: PlacedRanking[] = [];
    const asGiven: PlacedRanking[] = [];
    const times: number[] = [];
    for (const { question } of corpus.questions) {
      const began = performance.now();
      const found = await index.ask(question);
      times.push(performance.now() - began);
      placed.push(found.placed);
      if (found.asGiven !== undefined) asGiven.push(found.asGiven);
    }
    all.push(placed);
    const row: PeerRow = {
      ...configuration,
      recall: spanRecall(corpus.questions, placed, configuration.k),
      recallAsGiven: asGiven.length > 0 ? spanRecall(corpus.questions, asGiven, configuration.k) : null,
      chunks: index.chunks,
      meanCharacters: index.characters / index.chunks,
      unplaced: index.unplaced,
      chunkSeconds: index.chunkSeconds,
      indexSeconds: index.indexSeconds,
      querySeconds: times.reduce((sum, time) => sum + time, 0) / 1000,
      queryP50Ms: median(times),
    };
    console.log(JSON.stringify(row));
  }
  writeFileSync(rankingsFile, JSON.stringify(all));
}
