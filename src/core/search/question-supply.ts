import type { QuestionCluster, SearchQuestion } from "./search-question.ts";

/** Hands out a part's questions in whole clusters, each only once. */
export interface QuestionSupply {
  left(): number;
  /** How many the next cluster holds; 0 where there is none. */
  next(): number;
  /** As many clusters as fit into `most` questions; at least one where `atLeastOne`, and there is one. */
  take(most: number, atLeastOne?: boolean): SearchQuestion[];
}

export function questionSupply(clusters: readonly QuestionCluster[]): QuestionSupply {
  const waiting = [...clusters];
  return {
    left: () => waiting.reduce((sum, { questions }) => sum + questions.length, 0),
    next: () => waiting[0]?.questions.length ?? 0,
    take(most, atLeastOne = false) {
      const taken: SearchQuestion[] = [];
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        const fits = taken.length + next.questions.length <= most;
        if (!fits && !(atLeastOne && taken.length === 0)) break;
        waiting.shift();
        taken.push(...next.questions);
      }
      return taken;
    },
  };
}
