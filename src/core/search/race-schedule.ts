import { type QuestionSupply, questionSupply } from "./question-supply.ts";
import type { QuestionCluster } from "./search-question.ts";

/** So many are confirmed. */
export const finalists = 2;
/** Estimates of more candidates than these are not worth a fresh question each. */
const mostRacing = 24;

/** Halvings from so many candidates to the finalists. */
export function roundsOf(candidates: number): number {
  return Math.max(1, Math.ceil(Math.log2(candidates / finalists)));
}

/** How many of so many go on, with so many rounds to go. */
export function keptOf(racing: number, rounds: number): number {
  return rounds === 1 ? finalists : Math.max(finalists, Math.ceil(racing / 2));
}

/** Every round costs about the same and so asks twice as many questions as the one before; the last asks all it can. */
export function blockSize(budget: number, supply: QuestionSupply, racing: number, rounds: number): number {
  const affordable = Math.floor(budget / (rounds * racing));
  if (rounds === 1) return affordable;
  const fair = Math.ceil(supply.left() / (2 ** rounds - 1));
  // Clusters are taken whole: one that is larger than its share is taken where it can be paid.
  return Math.min(affordable, Math.max(fair, supply.next()));
}

/** What a race of so many costs where nobody leaves early. */
export function raceCost(count: number, budget: number, clusters: readonly QuestionCluster[]): number {
  const supply = questionSupply(clusters);
  let spent = 0;
  let racing = count;
  for (let rounds = roundsOf(count); rounds > 0; rounds--) {
    spent += racing * supply.take(blockSize(budget - spent, supply, racing, rounds)).length;
    racing = keptOf(racing, rounds);
  }
  return spent;
}

/** The most candidates of which every round can be paid, and gets its share of the questions. */
export function racersFor(budget: number, clusters: readonly QuestionCluster[], candidates: number): number {
  const supply = questionSupply(clusters);
  const questions = supply.left();
  let best = Math.min(finalists, candidates);
  for (let count = best + 1; count <= Math.min(candidates, mostRacing); count++) {
    const rounds = roundsOf(count);
    const firstBlock = Math.max(questions / (2 ** rounds - 1), supply.next());
    if (count * rounds * firstBlock <= budget) best = count;
  }
  return best;
}
