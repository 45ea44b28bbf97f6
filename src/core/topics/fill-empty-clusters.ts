/**
 * Gives each cluster that lost all its members the one that lies farthest from its own centroid, where that is not alone. Changes
 * both lists, which are by member: its cluster, and its cosine to the cluster's centroid.
 */
export function fillEmptyClusters(clusterOf: Uint32Array, cosines: Float64Array, count: number): void {
  const sizes = sizesOf(clusterOf, count);
  for (let cluster = 0; cluster < count; cluster++) {
    if (sizes[cluster] !== 0) continue;
    let farthest = -1;
    for (let member = 0; member < clusterOf.length; member++) {
      if ((sizes[clusterOf[member] as number] as number) < 2) continue;
      if (farthest < 0 || (cosines[member] as number) < (cosines[farthest] as number)) farthest = member;
    }
    if (farthest < 0) return;
    const left = clusterOf[farthest] as number;
    sizes[left] = (sizes[left] as number) - 1;
    sizes[cluster] = 1;
    clusterOf[farthest] = cluster;
    cosines[farthest] = 1;
  }
}

export function sizesOf(clusterOf: Uint32Array, count: number): Uint32Array {
  const sizes = new Uint32Array(count);
  for (const cluster of clusterOf) sizes[cluster] = (sizes[cluster] as number) + 1;
  return sizes;
}
