import type { Breathe } from "../../ports/breathe.ts";
import { dotProduct, type VectorRows } from "../similarity/row-cosine.ts";
import type { Random } from "../statistics/random.ts";

/**
 * Members to begin clusters with (k-means++, Arthur and Vassilvitskii 2007): each next one is drawn in proportion to its distance
 * from the nearest before it. None is drawn twice, nor a copy of one, so there are fewer where members have fewer directions.
 */
export async function seedCentroids(
  rows: VectorRows,
  members: Uint32Array,
  count: number,
  random: Random,
  breathe: Breathe,
): Promise<VectorRows> {
  const { dimensions } = rows;
  const chosen: number[] = members.length === 0 ? [] : [random.below(members.length)];
  const distances = new Float64Array(members.length).fill(2);
  while (chosen.length > 0 && chosen.length < count) {
    const pause = breathe();
    if (pause) await pause;
    const latest = members[chosen.at(-1) as number] as number;
    let total = 0;
    for (let member = 0; member < members.length; member++) {
      const cosine = dotProduct(rows, members[member] as number, rows, latest);
      // Copies of a centroid are at a distance of zero but for rounding.
      const distance = cosine > 1 - 1e-6 ? 0 : 1 - cosine;
      distances[member] = Math.min(distances[member] as number, distance);
      total += distances[member] as number;
    }
    if (total === 0) break;
    let left = random.uniform() * total;
    let drawn = -1;
    for (let member = 0; member < members.length && left >= 0; member++) {
      if (distances[member] === 0) continue;
      drawn = member;
      left -= distances[member] as number;
    }
    chosen.push(drawn);
  }
  const centroids = new Float32Array(chosen.length * dimensions);
  for (const [cluster, member] of chosen.entries()) {
    const from = (members[member] as number) * dimensions;
    centroids.set(rows.vectors.subarray(from, from + dimensions), cluster * dimensions);
  }
  return { dimensions, vectors: centroids };
}
