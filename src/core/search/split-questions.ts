import { AppError } from "../../contracts/app-error.ts";
import { fewestClusters } from "../comparison/decide-verdict.ts";
import type { Random } from "../statistics/random.ts";
import {
  clustersOf,
  labelTotals,
  type QuestionCluster,
  questionsOf,
  type SearchQuestion,
} from "./search-question.ts";
import { shuffled } from "./shuffled.ts";
import { stratifiedOrder } from "./stratified-order.ts";

export const splitParts = ["screen", "race", "confirm"] as const;
export type SplitPart = (typeof splitParts)[number];

/** Each part's clusters in an order of which every beginning has about the labels of the whole. */
export type QuestionSplit = Record<SplitPart, QuestionCluster[]>;

/** One to screen by, one to race by, and two to confirm by, as one cluster has no spread. */
const fewestToDivide = 4;

const confirmShare = 0.35;

/**
 * Divides whole clusters into what candidates are screened by, raced by and confirmed by, each with about the labels of
 * the whole. Where clusters are few, confirming keeps as many as a verdict needs, up to half. Throws AppError "questions.invalid".
 * @param screened how many questions candidates shall be screened by: no more than these are kept from the race
 */
export function splitQuestions(
  questions: readonly SearchQuestion[],
  screened: number,
  random: Random,
): QuestionSplit {
  const clusters = clustersOf(questions);
  if (clusters.length < fewestToDivide) {
    throw new AppError("questions.invalid", {
      message: `A search needs questions about at least ${fewestToDivide} sources or groups, and these ${questions.length} questions are about ${clusters.length}.`,
      hint: "Add questions about other sources, or compare the configurations with a plain sweep.",
    });
  }
  const parts = assign(shuffled(clusters, random), targetsOf(clusters.length, screened / questions.length));
  return {
    screen: stratifiedOrder(parts.screen, random),
    race: stratifiedOrder(parts.race, random),
    confirm: stratifiedOrder(parts.confirm, random),
  };
}

export function idsOf(split: QuestionSplit, part: SplitPart): string[] {
  return questionsOf(split[part]).map(({ id }) => id);
}

/** How many clusters each part gets. */
function targetsOf(clusters: number, screenedShare: number): Record<SplitPart, number> {
  const confirm = Math.max(
    Math.round(confirmShare * clusters),
    Math.min(fewestClusters, Math.floor(clusters / 2)),
  );
  const rest = clusters - confirm;
  const screen = Math.max(1, Math.round(screenedShare * clusters));
  return { screen: Math.min(screen, rest - 1), race: rest - Math.min(screen, rest - 1), confirm };
}

/** Large clusters first, each to the part that lacks most of what it holds. */
function assign(clusters: readonly QuestionCluster[], targets: Record<SplitPart, number>): QuestionSplit {
  const totals = labelTotals(clusters);
  const parts: QuestionSplit = { screen: [], race: [], confirm: [] };
  const missing = Object.fromEntries(
    splitParts.map((part) => {
      const share = targets[part] / clusters.length;
      return [part, new Map([...totals].map(([label, count]) => [label, count * share]))];
    }),
  ) as Record<SplitPart, Map<string, number>>;
  for (const cluster of [...clusters].sort((a, b) => b.questions.length - a.questions.length)) {
    const open = splitParts.filter((part) => parts[part].length < targets[part]);
    const lack = (part: SplitPart): number =>
      [...cluster.labels].reduce(
        (sum, [label, count]) => sum + (count * missing[part].get(label)!) / totals.get(label)!,
        0,
      ) / targets[part];
    const chosen = open.reduce((best, part) => (lack(part) > lack(best) ? part : best));
    parts[chosen].push(cluster);
    for (const [label, count] of cluster.labels) {
      missing[chosen].set(label, missing[chosen].get(label)! - count);
    }
  }
  return parts;
}
