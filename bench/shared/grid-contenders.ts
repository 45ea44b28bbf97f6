import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PeerRow } from "../peers/peer-grid.ts";
import { checkAgainstMetric, checkStoredRun } from "./check-recall.ts";
import { type Corpus, forgetState, temporaryFolder } from "./corpora.ts";
import { grid } from "./grid.ts";
import { measure, type Measurement } from "./measure.ts";
import type { PlacedRanking } from "./recall.ts";
import { sweep } from "./soundings.ts";

/** What one contender's run over the grid gave. */
export interface Outcome extends Measurement {
  /** Recall of each finished configuration, in the order of the grid. */
  recall: number[];
  recallAsGiven?: (number | null)[];
  meanCharacters?: number[];
  unplaced?: number;
  chunkSeconds?: number;
}

/**
 * Of one configuration on long documents, where LlamaIndex.TS splits in the square of their length and LangChain.js BM25 reads
 * every chunk again for every question: they are not made to finish twelve.
 */
export const limitSeconds = 120;

/** Throws where the second run executed a stage, or a recall is not what its rankings give. */
export async function runOurs(corpus: Corpus, folder: string, state: "cold" | "again"): Promise<Outcome> {
  if (state === "cold") forgetState(folder);
  const { result, ...measured } = await sweep(folder);
  const runs = grid.map(({ size, overlap, k }) => {
    const chunk = JSON.stringify({ size, overlap });
    const found = result.runs.find(({ label }) => label === `chunk=${chunk} retrieve.k=${k}`);
    if (found === undefined)
      throw new Error(`No run of ${size}/${overlap}@${k} among ${result.runs.length}.`);
    return { id: found.id, k, recall: found.metrics[`span-recall@${k}`]?.value ?? Number.NaN };
  });
  if (state === "again" && result.runs.some(({ stages }) => stages.some(({ cached }) => !cached))) {
    throw new Error("The second run executed a stage.");
  }
  for (const { id, k, recall } of runs) await checkStoredRun(folder, id, corpus.questions, k, recall);
  return { ...measured, recall: runs.map(({ recall }) => recall) };
}

/** `words` are the script's, after the folder and the file for its rankings. */
export async function runPeer(
  corpus: Corpus,
  folder: string,
  script: string,
  words: string[],
): Promise<Outcome> {
  const rankingsFile = join(temporaryFolder("rankings"), "rankings.json");
  const path = fileURLToPath(new URL(`../peers/${script}`, import.meta.url));
  const measured = await measure([path, folder, rankingsFile, ...words], {
    limitSeconds: words.includes("1") ? limitSeconds : 1200,
  });
  if (measured.status !== 0 && measured.status !== null)
    throw new Error(`${script}: ${measured.stderr.slice(-2000)}`);
  const rows = measured.stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as PeerRow);
  if (measured.status === 0) {
    const rankings = JSON.parse(readFileSync(rankingsFile, "utf8")) as PlacedRanking[][];
    for (const [at, { k, recall }] of rows.entries()) {
      await checkAgainstMetric(corpus.questions, rankings[at] as PlacedRanking[], k, recall);
    }
  }
  return {
    ...measured,
    recall: rows.map(({ recall }) => recall),
    recallAsGiven: rows.map(({ recallAsGiven }) => recallAsGiven),
    meanCharacters: rows.map(({ meanCharacters }) => meanCharacters),
    unplaced: rows.reduce((sum, { unplaced }) => sum + unplaced, 0),
    chunkSeconds: rows.reduce((sum, { chunkSeconds }) => sum + chunkSeconds, 0),
  };
}
