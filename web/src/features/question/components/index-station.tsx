import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { PassageLink } from "../../../design/passage-link.tsx";
import * as t from "../../../messages/messages.ts";
import { indexWords } from "../prepare/index-words.ts";

/** The chunks that hold the gold. */
export function IndexStation({ story }: { story: QuestionStory }): ReactNode {
  return story.gold.map((gold, index) => {
    const { sentences, holders } = indexWords(gold, story.chunks);
    return (
      <div key={`${gold.source} ${gold.start} ${gold.end}`}>
        <p>
          {story.gold.length > 1 && <strong>{t.question.goldNumber(index + 1)}: </strong>}
          {sentences.join(" ")}
        </p>
        <ul className="mt-1 flex flex-col">
          {holders.map((chunk) => (
            <li key={chunk.start} className="border-t border-line py-1 text-small">
              <details>
                <summary className="min-h-6">
                  {t.question.chunk} {chunk.where ?? chunk.source},{" "}
                  {t.question.sharedCharacters(chunk.sharedCharacters, gold.end - gold.start)}{" "}
                  <Badge tone={chunk.rank === null ? "calm" : "depth"}>
                    {chunk.rank === null ? t.question.notRanked : t.question.rankOf(chunk.rank)}
                  </Badge>
                </summary>
                <p className="py-1 [overflow-wrap:anywhere] whitespace-pre-wrap">
                  {chunk.quote ?? t.question.textGone}
                </p>
                <PassageLink passage={chunk} run={story.runId} question={story.question.id}>
                  {t.question.openDocument}
                </PassageLink>
              </details>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
