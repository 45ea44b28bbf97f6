import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useAllPages } from "../../../api/use-all-pages.ts";
import { buttonStyle } from "../../../design/button.tsx";
import { count } from "../../../design/format.ts";
import { EmptyState, ErrorNotice, Loading } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { chooseQuestions, occurring } from "../prepare/choose-questions.ts";
import { questionsQuery } from "../queries.ts";
import { QuestionDialog } from "./question-dialog.tsx";
import { QuestionFilters } from "./question-filters.tsx";
import { QuestionTable } from "./question-table.tsx";

const route = getRouteApi("/questions");
const words = t.questions;

export function ListView(): ReactNode {
  const search = route.useSearch();
  const { text, tag, split, kind, sort, question } = search;
  const navigate = route.useNavigate();
  const query = useAllPages(useInfiniteQuery(questionsQuery));
  const questions = useMemo(() => query.data?.pages.flatMap(({ entries }) => entries) ?? [], [query.data]);
  const found = useMemo(() => occurring(questions), [questions]);
  const shown = useMemo(
    () => chooseQuestions(questions, { text, tag, split, kind }),
    [questions, text, tag, split, kind],
  );
  const put = (chosen: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true });
  const error = query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return error || <Loading what={words.what} />;
  const [first] = query.data.pages;
  const total = first?.total ?? 0;
  return (
    <div className="flex flex-col gap-3">
      {error}
      {first !== undefined && first.faults.length > 0 && (
        <Panel title={words.faultsTitle}>
          <ul className="flex flex-col gap-2 text-small">
            {first.faults.map(({ message, hint }) => (
              <li key={message} className="[overflow-wrap:anywhere]">
                {message} <span className="text-ink-soft">{hint}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {total === 0 ? (
        <EmptyState title={words.emptyTitle} hint={words.emptyHint}>
          <Link to="/questions" search={{ view: "drafts" }} className={buttonStyle({ kind: "primary" })}>
            {words.makeSome}
          </Link>
          <Link to="/ask" className={buttonStyle()}>
            {words.askOne}
          </Link>
        </EmptyState>
      ) : (
        <>
          <QuestionFilters chosen={{ text, tag, split, kind }} found={found} onChange={put} />
          {questions.length < total && (
            <p role="status" className="text-small text-ink-soft">
              {words.readingMore(count(questions.length), count(total))}
            </p>
          )}
          <QuestionTable
            questions={shown}
            hasSplits={found.splits.length > 0}
            sort={sort}
            opened={question}
            onSort={(next) => put({ sort: next })}
            onOpen={(id) => put({ question: id })}
          />
        </>
      )}
      <QuestionDialog
        question={questions.find(({ entry }) => entry.id === question)}
        onClose={() => put({ question: undefined })}
      />
    </div>
  );
}
