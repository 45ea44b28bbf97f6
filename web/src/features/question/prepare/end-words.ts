import type { QuestionStory } from "@contracts/api/question-story.ts";
import * as t from "../../../messages/messages.ts";

/** The end in a few words and in sentences; without a title where the run did not get so far. */
export function endWords({ end, stages }: Pick<QuestionStory, "end" | "stages">): {
  title: string | null;
  sentences: string[];
} {
  const words = t.question;
  if (end === null) {
    const last = stages.at(-1);
    return { title: null, sentences: [last === undefined ? words.notStarted : words.notEnded(last)] };
  }
  const [title, sentence] = words.ends[end.end] ?? [end.end, ""];
  return {
    title,
    sentences: [
      // A reason says more than the end alone.
      (end.cause === null ? undefined : words.causes[end.cause]) ?? sentence,
      ...(end.spans.gold > 1 ? [words.spans(end.spans)] : []),
      ...(end.end !== "right" && end.judgement === "right" ? [words.rightAllTheSame] : []),
    ],
  };
}
