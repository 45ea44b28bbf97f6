import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { Outcome } from "@contracts/outcome.ts";

export interface ScoreRow {
  metric: string;
  title: string | null;
  /** A run each; null where it has no such metric, or has not been read. */
  outcomes: (Outcome | null)[];
  /** Whether the first run and the one compared with it scored differently. */
  differs: boolean;
}

/** Every metric of one question, a run a value, in the order of the first run that has it. */
export function scoreRows(stories: readonly (QuestionStory | undefined)[], second: number): ScoreRow[] {
  const titles = new Map(
    stories
      .flatMap((story) => story?.outcomes ?? [])
      .toReversed()
      .map(({ metric, title }) => [metric, title]),
  );
  const metrics = new Set(stories.flatMap((story) => story?.outcomes.map(({ metric }) => metric) ?? []));
  const byRun = stories.map(
    (story) => new Map(story?.outcomes.map(({ metric, outcome }) => [metric, outcome])),
  );
  return [...metrics].map((metric) => {
    const outcomes = byRun.map((own) => own.get(metric) ?? null);
    const [first, other] = [outcomes[0], outcomes[second]];
    return {
      metric,
      title: titles.get(metric) ?? null,
      outcomes,
      differs: first?.status === "scored" && other?.status === "scored" && first.score !== other.score,
    };
  });
}
