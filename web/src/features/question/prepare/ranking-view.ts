import type { QuestionStory } from "@contracts/api/question-story.ts";

type Ranked = QuestionStory["ranking"][number];

export type RankingLine =
  | { kind: "passage"; passage: Ranked; isCited: boolean; share: number }
  /** Passages that are not shown. */
  | { kind: "hidden"; passages: number }
  /** Above it stands what the answerer was given. */
  | { kind: "cut"; passages: number };

const firstShown = 8;

/**
 * The ranking as it is drawn: the best, whatever holds gold, the last that was given, and the one that is opened, unless all are wanted;
 * with a line under what was given. `share` is a passage's part of the best score.
 */
export function rankingView(
  { ranking, answer, given }: QuestionStory,
  { all, opened }: { all: boolean; opened: number | undefined },
): RankingLine[] {
  const lines: RankingLine[] = [];
  const highest = Math.max(...ranking.map(({ score }) => score ?? 0), Number.MIN_VALUE);
  let hidden = 0;
  const flush = (): void => {
    if (hidden > 0) lines.push({ kind: "hidden", passages: hidden });
    hidden = 0;
  };
  for (const [index, passage] of ranking.entries()) {
    const isLastGiven = given !== null && index === given.passages - 1;
    if (all || index < firstShown || passage.gold || isLastGiven || passage.rank === opened) {
      flush();
      lines.push({
        kind: "passage",
        passage,
        isCited: answer?.citations.some((citation) => overlap(citation, passage)) === true,
        share: Math.max(0, (passage.score ?? 0) / highest),
      });
    } else hidden++;
    if (isLastGiven) {
      flush();
      lines.push({ kind: "cut", passages: given.passages });
    }
  }
  flush();
  return lines;
}

interface Place {
  source: string;
  start: number;
  end: number;
}

function overlap(one: Place, other: Place): boolean {
  return one.source === other.source && one.start < other.end && other.start < one.end;
}
