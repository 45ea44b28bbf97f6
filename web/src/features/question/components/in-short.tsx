import type { QuestionStory } from "@contracts/api/question-story.ts";
import { Anchor } from "lucide-react";
import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import { endWords } from "../prepare/end-words.ts";

/** The end of the story before the story. */
export function InShort({ story }: { story: QuestionStory }): ReactNode {
  const { title, sentences } = endWords(story);
  return (
    <section
      aria-label={t.question.inShort}
      className="flex max-w-6xl items-baseline gap-3 rounded-card border border-depth-3 bg-depth-1 px-4 py-2"
    >
      <Anchor aria-hidden className="size-4 shrink-0 translate-y-0.5 text-depth-6" />
      <p>
        {title !== null && <strong className="font-chart text-lead">{title}. </strong>}
        {sentences.join(" ")}
      </p>
    </section>
  );
}
