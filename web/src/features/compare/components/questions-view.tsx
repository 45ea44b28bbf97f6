import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Notice } from "../../../design/notices.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import * as t from "../../../messages/messages.ts";
import { secondPlace } from "../prepare/run-places.ts";
import type { QuestionColumns } from "../prepare/question-columns.ts";
import { QuestionMatrix } from "./question-matrix.tsx";

/** The runs question by question. */
export function QuestionsView({
  query,
  other,
}: {
  query: UseQueryResult<QuestionColumns>;
  /** The run that the first is held against. */
  other: string | undefined;
}): ReactNode {
  return (
    <QueryView query={query} what={t.compare.questions}>
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
