import type { AlikePair } from "./alike-questions.ts";

export interface SplitQuestion {
  id: string;
  cluster: string;
  split: string | undefined;
}

/** What makes two parts of a set less independent than they look. */
export type SplitLeak =
  | { kind: "cluster"; cluster: string; splits: string[]; questions: number }
  | { kind: "question"; how: "same" | "near"; first: string; second: string; splits: [string, string] };

/** Clusters and questions that stand in more than one part. Questions without a part leak nowhere. */
export function splitLeaks(questions: readonly SplitQuestion[], alike: readonly AlikePair[]): SplitLeak[] {
  const leaks: SplitLeak[] = [];
  const divided = questions.filter(({ split }) => split !== undefined);
  for (const [cluster, members] of Map.groupBy(divided, (question) => question.cluster)) {
    const splits = [...new Set(members.map(({ split }) => split as string))].sort();
    if (splits.length > 1) leaks.push({ kind: "cluster", cluster, splits, questions: members.length });
  }
  for (const { first, second, how } of alike) {
    const [a, b] = [questions[first], questions[second]];
    if (a?.split === undefined || b?.split === undefined || a.split === b.split) continue;
    leaks.push({ kind: "question", how, first: a.id, second: b.id, splits: [a.split, b.split] });
  }
  return leaks;
}
