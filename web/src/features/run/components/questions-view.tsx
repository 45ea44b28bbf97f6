import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { RunQuestion } from "@contracts/api/run-questions.ts";
import type { RunDetail } from "@contracts/api/runs.ts";
import { useAllPages } from "../../../api/use-all-pages.ts";
import { Badge } from "../../../design/badge.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { score } from "../../../design/format.ts";
import { ErrorNotice, Loading } from "../../../design/notices.tsx";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { Term } from "../../../design/term.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { runQuestionsQuery } from "../queries.ts";
import { runRoute } from "../run-route.ts";

const words = t.run.questions;

/** Metrics worth a column here, as far as the run has them. */
const shownMetrics = ["ndcg@10", "hit@5", "token-f1", "citation-f1"];

/** The questions of the run with what it made of each; a line opens the whole story. */
export function QuestionsView({ run }: { run: RunDetail }): ReactNode {
  const search = runRoute.useSearch();
  const navigate = useNavigate({ from: "/runs/$run" });
  // A table that sorts needs all of them.
  const query = useAllPages(useInfiniteQuery(runQuestionsQuery(run.id, search.text ?? "")));
  const rows = useMemo(() => query.data?.pages.flatMap(({ entries }) => entries) ?? [], [query.data]);
  const columns = useMemo(() => columnsFor(run), [run]);
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={words.filter}
        value={search.text ?? ""}
        onChange={(event) =>
          void navigate({ search: (before) => ({ ...before, text: event.target.value }), replace: true })
        }
        className="max-w-96"
      />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading what={words.what} />}
      {query.data !== undefined && (
        <>
          <DataTable
            label={t.run.views.questions}
            rows={rows}
            columns={columns}
            rowKey={({ question }) => question.id}
            sorting={sortingOf(search.sort)}
            onSort={(sorting) =>
              void navigate({
                search: (before) => ({ ...before, sort: sortingText(sorting) }),
                replace: true,
              })
            }
            onOpen={({ question }) =>
              void navigate({
                to: "/runs/$run/questions/$question",
                params: { run: run.id, question: question.id },
              })
            }
            fileName={`${run.id}-questions`}
          />
          {query.hasNextPage && (
            <p role="status" className="text-small text-ink-soft">
              {words.reading(rows.length, total)}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function columnsFor(run: RunDetail): Column<RunQuestion>[] {
  return [
    {
      id: "id",
      header: words.id,
      name: words.id,
      width: 6,
      value: ({ question }) => question.id,
      cell: ({ question }) => <span className="font-mono text-tiny">{question.id}</span>,
    },
    {
      id: "question",
      header: words.question,
      name: words.question,
      width: "2fr",
      value: ({ question }) => question.question,
      cell: ({ question }) => (
        <Link
          to="/runs/$run/questions/$question"
          params={{ run: run.id, question: question.id }}
          className="underline decoration-line-strong underline-offset-4"
          title={question.question}
        >
          {question.question}
        </Link>
      ),
    },
    {
      id: "answer",
      header: words.answer,
      name: words.answer,
      width: "1fr",
      value: ({ answer }) => (answer === null ? null : (answer.failed ?? answer.text)),
      cell: ({ answer }) => <Answer answer={answer} />,
    },
    ...shownMetrics
      .filter((id) => id in run.metrics)
      .map((id): Column<RunQuestion> => ({
        id,
        header: <Term id={id.split("@")[0]!}>{id}</Term>,
        name: id,
        width: 6.5,
        numeric: true,
        value: ({ outcomes }) => scoreOf(outcomes[id]),
        cell: ({ outcomes }) => <OutcomeCell outcome={outcomes[id]} />,
      })),
  ];
}

function scoreOf(outcome: RunQuestion["outcomes"][string] | undefined): number | null {
  return outcome?.status === "scored" ? outcome.score : null;
}

function OutcomeCell({ outcome }: { outcome: RunQuestion["outcomes"][string] | undefined }): ReactNode {
  if (outcome === undefined) return null;
  if (outcome.status === "scored") return score(outcome.score, 2);
  return (
    <span className="text-tiny text-ink-faint" title={outcome.reason}>
      {outcome.status === "failed" ? words.failed : words.notApplicable}
    </span>
  );
}

function Answer({ answer }: { answer: RunQuestion["answer"] }): ReactNode {
  if (answer === null) return <span className="text-ink-faint">{words.noAnswer}</span>;
  if (answer.failed !== null)
    return (
      <>
        <Badge tone="worse">{words.failed}</Badge> {answer.failed}
      </>
    );
  return answer.refused ? <Badge tone="land">{words.refused}</Badge> : answer.text;
}
