import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type { ParserPool } from "../../src/ports/parser-pool.ts";
import { sha256 } from "../../src/adapters/shared/sha256.ts";
import { parseFile } from "../../src/core/pipeline/parse-file.ts";
import { seededRandom } from "../../src/core/statistics/random.ts";
import { type GoodFile, malformed, type MalformedFile } from "./vary-file.ts";

export interface MalformedOutcome {
  file: MalformedFile;
  /** What was said of it, or of a part of it, that was left out; empty where all of it was read. */
  reasons: string[];
  documents: number;
  milliseconds: number;
}

/** Limits that a hostile file must not go beyond; less than people have, so that going beyond shows. */
export const limits = { maxBytes: 50e6, timeoutMs: 20_000, memoryMegabytes: 512, maxCharacters: 20_000_000 };

/** So many malformed files made from good ones and read, as many at once as the pool takes. */
export async function* readMalformed(
  good: readonly GoodFile[],
  { count, seed, parsers }: { count: number; seed: number; parsers: ParserPool },
): AsyncGenerator<MalformedOutcome> {
  const random = seededRandom(seed);
  const { signal } = new AbortController();
  for (let made = 0; made < count; made += parsers.atOnce) {
    const batch = Array.from({ length: Math.min(parsers.atOnce, count - made) }, () =>
      malformed(good[random.below(good.length)] as GoodFile, good, random),
    );
    const read = batch.map(async (file): Promise<MalformedOutcome> => {
      const began = performance.now();
      const job = { source: file.name, mediaType: parsers.mediaTypeOf(file.name), bytes: file.bytes };
      const { parsed } = await parseFile(
        job,
        limits,
        { parsers, digestOf: sha256, clock: systemClock },
        { signal },
      );
      return {
        file,
        reasons: parsed.leftOut.map(({ reason }) => reason),
        documents: parsed.documents.length,
        milliseconds: performance.now() - began,
      };
    });
    yield* await Promise.all(read);
  }
}

/** Reasons that are no sentence for a person, or tell of a fault of ours. */
export function unfit(reason: string): boolean {
  return (
    reason.length > 300 ||
    /[\n\r]|^\s*$/.test(reason) ||
    /the parser (crashed|ended)|took longer than|needed more than \d+ MB of memory|undefined|\[object|is not a function|Cannot read|at .*:\d+:\d+/.test(
      reason,
    )
  );
}
