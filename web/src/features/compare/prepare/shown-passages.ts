import type { QuestionStory } from "@contracts/api/question-story.ts";

type Ranked = QuestionStory["ranking"][number];

const mostShown = 8;

/** The best passages and, however far down, those with gold; how many others there are. */
export function shownPassages(ranking: readonly Ranked[]): { shown: Ranked[]; more: number } {
  const shown = ranking.filter(({ gold }, index) => index < mostShown || gold);
  return { shown, more: ranking.length - shown.length };
}
