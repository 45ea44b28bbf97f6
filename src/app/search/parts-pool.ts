import type { Pipeline } from "../../contracts/pipeline.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import type { PipelineParts } from "../../core/pipeline/run-pipeline.ts";

type ClosableParts = PipelineParts & { close(): Promise<void> };

/** Parts made once for all configurations that name the same ones. */
export interface PartsPool {
  /** Parts are not closed while `work` goes on. */
  use<Result>(pipeline: Pipeline, work: (parts: PipelineParts) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** A part may be a process of its own: of those not in use only so many stay open. */
const mostIdle = 8;

export function partsPool(make: (pipeline: Pipeline) => Promise<ClosableParts>): PartsPool {
  const open = new Map<string, { parts: Promise<ClosableParts>; users: number }>();

  async function closeOldest(): Promise<void> {
    const idle = [...open].filter(([, { users }]) => users === 0);
    for (const [key, { parts }] of idle.slice(0, Math.max(0, idle.length - mostIdle))) {
      open.delete(key);
      await closeMade(parts);
    }
  }

  return {
    async use(pipeline, work) {
      const key = keyOf(pipeline);
      const entry = open.get(key) ?? { parts: make(pipeline), users: 0 };
      // Last in the map is what was used last.
      open.delete(key);
      open.set(key, entry);
      entry.users += 1;
      try {
        return await work(await entry.parts);
      } catch (thrown) {
        // Parts that could not be made, or that broke, are made anew for the next.
        if (open.get(key) === entry && entry.users === 1) {
          open.delete(key);
          await closeMade(entry.parts);
        }
        throw thrown;
      } finally {
        entry.users -= 1;
        await closeOldest();
      }
    },
    async close() {
      const all = [...open.values()];
      open.clear();
      for (const { parts } of all) await closeMade(parts);
    },
  };
}

/** Parts that were never made need no closing: whoever asked for them was told why. */
async function closeMade(parts: Promise<ClosableParts>): Promise<void> {
  const [made] = await Promise.allSettled([parts]);
  if (made.status === "fulfilled") await made.value.close();
}

/** The settings that parts are made from. */
function keyOf({ parse, chunk, embed, index, rerank, answer, evaluate }: Pipeline): string {
  return canonicalJson({ parse, chunk, embed, index, rerank, answer, metrics: evaluate.metrics });
}
