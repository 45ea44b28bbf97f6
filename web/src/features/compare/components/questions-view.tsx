import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Notice } from "../../../design/notices.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import * as t from "../../../messages/messages.ts";
import { secondPlace } from "../prepare/run-places.ts";
import { matrixQuery } from "../queries.ts";
import { QuestionMatrix } from "./question-matrix.tsx";

/** The runs question by question, read when it is first looked at. */
export function QuestionsView({
  runs,
  metric,
  other,
}: {
  runs: readonly string[];
  metric: string | undefined;
  /** The run that the first is held against. */
  other: string | undefined;
}): ReactNode {
  const matrix = useQuery(matrixQuery(runs, metric));
  return (
    <QueryView query={matrix} what={t.compare.questions}>
      {(columns) => (
        <>
          {columns.notices.map((notice) => (
            <Notice key={notice} tone="warning">
              {notice}
            </Notice>
          ))}
          <QuestionMatrix
            columns={columns}
            second={secondPlace(
              columns.runs.map(({ run }) => run),
              other,
            )}
          />
        </>
      )}
    </QueryView>
  );
}
