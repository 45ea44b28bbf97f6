/** The numbers from 0 to `count` in groups that the pairs connect, each in order, by their first. */
export function groupedBy(count: number, pairs: readonly (readonly [number, number])[]): number[][] {
  const parents = Array.from({ length: count }, (_, at) => at);
  const rootOf = (at: number) => {
    let root = at;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] as number] as number;
      root = parents[root] as number;
    }
    return root;
  };
  for (const [one, other] of pairs) {
    const roots = [rootOf(one), rootOf(other)].sort((a, b) => a - b) as [number, number];
    parents[roots[1]] = roots[0];
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < count; at += 1) {
    const root = rootOf(at);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [at]);
    else group.push(at);
  }
  return Array.from(groups.values());
}
