import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import { endWords } from "../prepare/end-words.ts";

/** Where the question ended, why, and which settings would have changed it. */
export function EndStation({ story }: { story: QuestionStory }): ReactNode {
  const { title, sentences } = endWords(story);
  return (
    <>
      {title !== null && <p className="font-chart text-lead font-semibold">{title}</p>}
      <p>{sentences.join(" ")}</p>
      {story.remedies.length > 0 && (
        <>
          <h3 className="mt-1">{t.question.remedies}</h3>
          <ul className="list-disc pl-5">
            {story.remedies.map((remedy) => (
              <li key={remedy} className="[overflow-wrap:anywhere]">
                {remedy}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
