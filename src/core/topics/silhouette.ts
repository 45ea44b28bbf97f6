import { dotProduct, type VectorRows } from "../similarity/row-cosine.ts";
import { sizesOf } from "./fill-empty-clusters.ts";
import { type Clustering, nearestCentroid } from "./k-means.ts";

/**
 * How well clusters part, from -1 to 1: the mean over members of how much farther the next cluster's centroid is than their own, against
 * the larger of both distances (the simplified silhouette of Hruschka, Campello and de Castro 2006). A member alone in its cluster
 * counts 0, as in Rousseeuw 1987. Null for fewer than two clusters.
 */
export function silhouette(
  rows: VectorRows,
  members: Uint32Array,
  { clusterOf, centroids, count }: Clustering,
): number | null {
  if (count < 2) return null;
  const sizes = sizesOf(clusterOf, count);
  let sum = 0;
  for (const [member, row] of members.entries()) {
    const own = clusterOf[member] as number;
    if (sizes[own] === 1) continue;
    const near = 1 - dotProduct(rows, row, centroids, own);
    const far = 1 - nearestCentroid(rows, row, centroids, own).cosine;
    const larger = Math.max(near, far);
    if (larger > 1e-9) sum += (far - near) / larger;
  }
  return Math.round((sum / members.length) * 1e6) / 1e6;
}
