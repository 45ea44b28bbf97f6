import type { Breathe } from "../../ports/breathe.ts";
import { dotProduct, type VectorRows } from "../similarity/row-cosine.ts";
import type { Random } from "../statistics/random.ts";
import { fillEmptyClusters, sizesOf } from "./fill-empty-clusters.ts";
import { seedCentroids } from "./seed-centroids.ts";

export interface Clustering {
  /** Of each member, in the order of the members; clusters are numbered by size, largest first, ties by their first member. */
  clusterOf: Uint32Array;
  /** Of length 1, a row a cluster: fewer than asked for where the members have fewer directions. */
  centroids: VectorRows;
  count: number;
  /** Mean cosine of a member and its centroid. */
  cohesion: number;
}

export interface ClusteringOptions {
  count: number;
  /** Random beginnings, of which the most cohesive end is taken. */
  starts: number;
  /** After so many it is taken as it is, though members still move. */
  mostRounds: number;
  random: Random;
  breathe: Breathe;
}

/**
 * Clusters unit vectors by cosine: spherical k-means (Dhillon and Modha 2001). No member may be a zero vector. No members give no
 * clusters.
 */
export async function kMeans(
  rows: VectorRows,
  members: Uint32Array,
  options: ClusteringOptions,
): Promise<Clustering> {
  let best = await oneStart(rows, members, options);
  for (let start = 1; start < options.starts; start++) {
    const found = await oneStart(rows, members, options);
    // By more than what rounding makes: equally good ends stay with the first.
    if (found.cohesion > best.cohesion + 1e-9) best = found;
  }
  return bySize(best);
}

async function oneStart(
  rows: VectorRows,
  members: Uint32Array,
  { count, mostRounds, random, breathe }: ClusteringOptions,
): Promise<Clustering> {
  const centroids = await seedCentroids(rows, members, count, random, breathe);
  const found = centroids.vectors.length / rows.dimensions;
  const clusterOf = new Uint32Array(members.length);
  const cosines = new Float64Array(members.length);
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0;
    for (let member = 0; member < members.length; member++) {
      if (member % 16 === 0) {
        const pause = breathe();
        if (pause) await pause;
      }
      const nearest = nearestCentroid(rows, members[member] as number, centroids);
      if (round === 0 || clusterOf[member] !== nearest.cluster) moved += 1;
      clusterOf[member] = nearest.cluster;
      cosines[member] = nearest.cosine;
    }
    if (moved === 0) break;
    fillEmptyClusters(clusterOf, cosines, found);
    placeCentroids(rows, members, clusterOf, centroids);
  }
  const cohesion = cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, members.length);
  return { clusterOf, centroids, count: found, cohesion };
}

function placeCentroids(
  { dimensions, vectors }: VectorRows,
  members: Uint32Array,
  clusterOf: Uint32Array,
  centroids: VectorRows,
): void {
  const sums = new Float64Array(centroids.vectors.length);
  for (let member = 0; member < members.length; member++) {
    const from = (members[member] as number) * dimensions;
    const to = (clusterOf[member] as number) * dimensions;
    for (let i = 0; i < dimensions; i++) {
      sums[to + i] = (sums[to + i] as number) + (vectors[from + i] as number);
    }
  }
  for (let to = 0; to < sums.length; to += dimensions) {
    const sum = sums.subarray(to, to + dimensions);
    const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
    // Members that cancel out leave the centroid where it was.
    if (length > 1e-12)
      centroids.vectors.set(
        sum.map((value) => value / length),
        to,
      );
  }
}

/** The nearest by cosine, and how near; ties go to the first. */
export function nearestCentroid(
  rows: VectorRows,
  row: number,
  centroids: VectorRows,
  except = -1,
): { cluster: number; cosine: number } {
  let nearest = { cluster: -1, cosine: Number.NEGATIVE_INFINITY };
  for (let cluster = 0; cluster * rows.dimensions < centroids.vectors.length; cluster++) {
    if (cluster === except) continue;
    const cosine = dotProduct(rows, row, centroids, cluster);
    if (cosine > nearest.cosine) nearest = { cluster, cosine };
  }
  return nearest;
}

function bySize({ clusterOf, centroids, count, cohesion }: Clustering): Clustering {
  const { dimensions, vectors } = centroids;
  const sizes = sizesOf(clusterOf, count);
  const first = new Map<number, number>();
  for (const [member, cluster] of clusterOf.entries()) if (!first.has(cluster)) first.set(cluster, member);
  const sizeOf = (cluster: number) => sizes[cluster] as number;
  const order = [...first.keys()].sort(
    (a, b) => sizeOf(b) - sizeOf(a) || (first.get(a) as number) - (first.get(b) as number),
  );
  const placeOf = new Map(order.map((cluster, place) => [cluster, place]));
  const ordered = new Float32Array(order.length * dimensions);
  for (const [place, cluster] of order.entries()) {
    ordered.set(vectors.subarray(cluster * dimensions, (cluster + 1) * dimensions), place * dimensions);
  }
  return {
    clusterOf: clusterOf.map((cluster) => placeOf.get(cluster) as number),
    centroids: { dimensions, vectors: ordered },
    count: order.length,
    cohesion,
  };
}
