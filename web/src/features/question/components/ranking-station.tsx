import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { ReactNode } from "react";
import { Button } from "../../../design/button.tsx";
import * as t from "../../../messages/messages.ts";
import { rankingView } from "../prepare/ranking-view.ts";
import { rankingWords } from "../prepare/ranking-words.ts";
import { questionRoute } from "../question-route.ts";
import { RankedPassage } from "./ranked-passage.tsx";

/** Every passage that was ranked, with a line under those that the answerer was given. */
export function RankingStation({
  story,
  method,
}: {
  story: QuestionStory;
  method: string | undefined;
}): ReactNode {
  const { passage: opened, all } = questionRoute.useSearch();
  const navigate = questionRoute.useNavigate();
  const lines = rankingView(story, { all: all === "on", opened });
  const hidden = lines.reduce((sum, line) => sum + (line.kind === "hidden" ? line.passages : 0), 0);
  const change = (changes: { passage?: number | undefined; all?: "on" | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false });
  return (
    <>
      <p>{rankingWords(story, method).join(" ")}</p>
      <ol aria-label={t.question.stations.ranking}>
        {lines.map((line, index) =>
          line.kind === "passage" ? (
            <RankedPassage
              key={line.passage.rank}
              line={line}
              story={story}
              isOpen={line.passage.rank === opened}
              onTurn={(isOpen) => change({ passage: isOpen ? (line.passage.rank ?? undefined) : undefined })}
            />
          ) : (
            // Neither has a name of its own.
            <li
              key={`${line.kind} ${index}`}
              className={
                line.kind === "cut"
                  ? "border-t-2 border-dashed border-accent py-1 text-tiny text-accent"
                  : "border-t border-line py-1 pl-8 text-tiny text-ink-soft"
              }
            >
              {line.kind === "cut" ? t.question.cut(line.passages) : t.question.hidden(line.passages)}
            </li>
          ),
        )}
      </ol>
      {(hidden > 0 || all === "on") && (
        <Button
          size="small"
          className="self-start"
          onClick={() => change({ all: all === "on" ? undefined : "on" })}
        >
          {all === "on" ? t.question.showFewer : t.question.showAll(hidden)}
        </Button>
      )}
    </>
  );
}
