import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Figures } from "../../../design/figures.tsx";
import { count } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { questionStatisticsQuery } from "../queries.ts";

const words = t.questions.figures;

/** Of the accepted questions; nothing is shown where they cannot be counted, as each view says why. */
export function QuestionFigures(): ReactNode {
  const { data } = useQuery(questionStatisticsQuery);
  if (data === undefined || data.questions + data.drafts === 0) return null;
  const { questions, unique, drafts, answerable, unanswerable, clusters } = data;
  return (
    <Figures
      figures={[
        {
          name: words.questions,
          value: count(questions),
          ...(unique < questions ? { note: words.distinct(unique) } : {}),
        },
        { name: words.answerable, value: count(answerable) },
        { name: words.unanswerable, value: count(unanswerable) },
        {
          name: <Term id="cluster">{words.clusters}</Term>,
          value: count(clusters.length),
          note: words.clustersNote,
        },
        { name: words.drafts, value: count(drafts), note: words.draftsNote },
      ]}
    />
  );
}
