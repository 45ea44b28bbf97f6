import type { Breathe } from "../../ports/breathe.ts";
import type { VectorRows } from "../similarity/row-cosine.ts";
import type { Random } from "../statistics/random.ts";
import { kMeans } from "./k-means.ts";

/** A map of more topics is no longer read. */
const mostTopics = 30;
/** More members change the choice no longer, only its cost. */
const sampled = 1000;

export interface CountOptions {
  random: Random;
  breathe: Breathe;
  progress(done: number, total: number, unit: string): void;
}

/**
 * How many clusters are worth having: the knee of cohesion over the number of clusters, where the curve lies highest above the line
 * between its ends (Kneedle, Satopää and others 2011). Looked at are 1 to the square root of the number of members, and at most
 * {@link mostTopics}. The silhouette does not serve: over text it has its maximum at two clusters, or at as many as there are
 * documents.
 */
export async function chooseCount(
  rows: VectorRows,
  members: Uint32Array,
  { random, breathe, progress }: CountOptions,
): Promise<number> {
  const sample = sampleOf(members, random);
  const curve: { count: number; cohesion: number }[] = [];
  const counts = candidates(members.length);
  for (const [tried, count] of counts.entries()) {
    const found = await kMeans(rows, sample, { count, starts: 2, mostRounds: 10, random, breathe });
    if (found.count < count) break;
    curve.push({ count, cohesion: found.cohesion });
    progress(tried + 1, counts.length, "numbers of topics tried");
  }
  return kneeOf(curve);
}

/** The count whose value lies highest above the line from the first to the last; the first for a curve that lies nowhere above it. */
export function kneeOf(curve: readonly { count: number; cohesion: number }[]): number {
  const [first, last] = [curve[0], curve.at(-1)];
  if (first === undefined || last === undefined) return 0;
  let knee = { count: first.count, above: 1e-6 };
  for (const { count, cohesion } of curve) {
    const along = (count - first.count) / (last.count - first.count);
    const above = (cohesion - first.cohesion) / (last.cohesion - first.cohesion) - along;
    if (above > knee.above) knee = { count, above };
  }
  return knee.count;
}

/** 1, 2, 3 … each about a sixth more than the one before: near counts give near maps. */
function candidates(members: number): number[] {
  const most = Math.min(mostTopics, Math.floor(Math.sqrt(members)));
  const counts: number[] = [];
  for (let count = 1; count < most; count = Math.max(count + 1, Math.round(count * 1.17))) counts.push(count);
  return most > 0 ? [...counts, most] : counts;
}

/** Without repeats, by a partial shuffle. */
function sampleOf(members: Uint32Array, random: Random): Uint32Array {
  if (members.length <= sampled) return members;
  const shuffled = Uint32Array.from(members);
  for (let i = 0; i < sampled; i++) {
    const j = i + random.below(shuffled.length - i);
    [shuffled[i], shuffled[j]] = [shuffled[j] as number, shuffled[i] as number];
  }
  return shuffled.slice(0, sampled).sort();
}
