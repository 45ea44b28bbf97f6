import type { DigestOf } from "../../ports/digest-of.ts";

export interface Part {
  name: string;
  /** Of all questions; the shares of all parts add up to 1. */
  share: number;
}

export interface Splittable {
  id: string;
  cluster: string;
  answerable: boolean;
  /** The part it belongs to already. */
  split: string | undefined;
  /** What it asks, for telling that two questions are the same. */
  words: string;
}

export interface SplitAssignment {
  /** Part by question id. */
  partOf: Map<string, string>;
  /** Clusters that had a part already and keep it. */
  kept: number;
  /** Clusters that were given one now. */
  assigned: number;
}

/** Answerable questions and the others are balanced apart. */
interface Counts {
  answerable: number;
  unanswerable: number;
}

interface Block extends Counts {
  members: Splittable[];
  key: string;
}

/**
 * Divides questions by whole clusters. A cluster whose questions have a part keeps it (where they have several, the one
 * most of them have), so that adding questions moves nothing. The others come in the order of a hash of seed and cluster;
 * each goes to the part that then misses its share least, answerable and unanswerable questions counted apart. Clusters
 * that share a question with the same words go together.
 */
export function splitByCluster(
  questions: readonly Splittable[],
  { parts, seed, digestOf }: { parts: readonly Part[]; seed: number; digestOf: DigestOf },
): SplitAssignment {
  const names = new Set(parts.map(({ name }) => name));
  const blocks = blocksOf(questions).map((block) => ({ ...block, key: digestOf(`${seed}\n${block.key}`) }));
  blocks.sort((a, b) => (a.key < b.key ? -1 : 1));
  const totals = blocks.reduce(added, { answerable: 0, unanswerable: 0 });
  const filled = new Map<string, Counts>(parts.map(({ name }) => [name, { answerable: 0, unanswerable: 0 }]));
  const partOf = new Map<string, string>();
  const give = (block: Block, part: string) => {
    filled.set(part, added(filled.get(part) as Counts, block));
    for (const { id } of block.members) partOf.set(id, part);
  };

  const open: Block[] = [];
  for (const block of blocks) {
    const held = partMostHave(block.members, names);
    if (held === undefined) open.push(block);
    else give(block, held);
  }
  for (const block of open) {
    let best: { name: string; miss: number } | undefined;
    for (const { name, share } of parts) {
      const before = filled.get(name) as Counts;
      const miss = missed(added(before, block), share, totals) - missed(before, share, totals);
      if (best === undefined || miss < best.miss) best = { name, miss };
    }
    if (best !== undefined) give(block, best.name);
  }
  return { partOf, kept: blocks.length - open.length, assigned: open.length };
}

/** Clusters joined where they ask the same. Each has the name of its alphabetically first cluster. */
function blocksOf(questions: readonly Splittable[]): Block[] {
  const above = new Map<string, string>();
  const rootOf = (cluster: string): string => {
    let root = cluster;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    return root;
  };
  const firstWith = new Map<string, string>();
  for (const { cluster, words } of questions) {
    const first = firstWith.get(words);
    if (first === undefined) {
      firstWith.set(words, cluster);
      continue;
    }
    const [a, b] = [rootOf(first), rootOf(cluster)];
    if (a !== b) above.set(a < b ? b : a, a < b ? a : b);
  }
  return [...Map.groupBy(questions, ({ cluster }) => rootOf(cluster))].map(([key, members]) => {
    const answerable = members.filter((member) => member.answerable).length;
    return { key, members, answerable, unanswerable: members.length - answerable };
  });
}

function partMostHave(members: readonly Splittable[], names: ReadonlySet<string>): string | undefined {
  const held = members.flatMap(({ split }) => (split !== undefined && names.has(split) ? [split] : []));
  const counts = [...Map.groupBy(held, (name) => name)].map(([name, all]) => ({ name, count: all.length }));
  return counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))[0]?.name;
}

function added(a: Counts, b: Counts): Counts {
  return { answerable: a.answerable + b.answerable, unanswerable: a.unanswerable + b.unanswerable };
}

/** Squared distance from the part's share, each kind of question measured by how many there are of it. */
function missed(filled: Counts, share: number, totals: Counts): number {
  const of = (have: number, all: number) => (all === 0 ? 0 : (have - share * all) ** 2 / all);
  return of(filled.answerable, totals.answerable) + of(filled.unanswerable, totals.unanswerable);
}
