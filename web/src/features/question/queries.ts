import { queryOptions } from "@tanstack/react-query";
import type { Matrix } from "@contracts/api/matrix.ts";
import type { QuestionStory } from "@contracts/api/question-story.ts";
import { readJson } from "../../api/ask-server.ts";

const unchangedMilliseconds = 60_000;

/** What became of one question in a run, stage by stage. */
export const storyQuery = (run: string, question: string) =>
  queryOptions({
    queryKey: ["story", run, question],
    queryFn: ({ signal }) =>
      readJson<QuestionStory>(
        `/api/runs/${encodeURIComponent(run)}/questions/${encodeURIComponent(question)}`,
        {},
        signal,
      ),
    // A finished run does not change, and its parts are large.
    staleTime: unchangedMilliseconds,
  });

/** The ids of a run's questions in their order. */
export const questionOrderQuery = (run: string) =>
  queryOptions({
    queryKey: ["question-order", run],
    queryFn: async ({ signal }) =>
      (await readJson<Matrix>("/api/matrix", { runs: run }, signal)).questions.id,
    staleTime: unchangedMilliseconds,
    structuralSharing: false,
  });
