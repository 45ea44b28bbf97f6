/** What a search has to know of a question to divide a question set fairly. */
export interface SearchQuestion {
  id: string;
  /** Questions of one cluster rise and fall together, so they are never divided. */
  cluster: string;
  /** Labels whose shares every part should keep, such as "answerable" or "length:long". */
  strata: readonly string[];
}

/** The questions of one cluster: what is drawn, moved and asked as a whole. */
export interface QuestionCluster {
  name: string;
  questions: readonly SearchQuestion[];
  /** How many questions carry each label; every question counts once under the empty label. */
  labels: ReadonlyMap<string, number>;
}

/** Clusters in the order they first occur. */
export function clustersOf(questions: readonly SearchQuestion[]): QuestionCluster[] {
  return [...Map.groupBy(questions, ({ cluster }) => cluster)].map(([name, members]) => {
    const labels = new Map<string, number>();
    for (const label of members.flatMap(({ strata }) => ["", ...strata])) {
      labels.set(label, (labels.get(label) ?? 0) + 1);
    }
    return { name, questions: members, labels };
  });
}

export function questionsOf(clusters: readonly QuestionCluster[]): SearchQuestion[] {
  return clusters.flatMap(({ questions }) => questions);
}

/** Sum of the clusters' labels. */
export function labelTotals(clusters: readonly QuestionCluster[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { labels } of clusters) {
    for (const [label, count] of labels) totals.set(label, (totals.get(label) ?? 0) + count);
  }
  return totals;
}
