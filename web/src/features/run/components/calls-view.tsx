import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RunDetail } from "@contracts/api/runs.ts";
import { MoreButton } from "../../../design/more-button.tsx";
import { EmptyState, ErrorNotice, Loading, Notice } from "../../../design/notices.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { runCallsQuery } from "../queries.ts";
import { runRoute } from "../run-route.ts";
import { CallItem } from "./call-item.tsx";

/** Every call of a model on the way to the answers, as it went over the wire. */
export function CallsView({ run }: { run: RunDetail }): ReactNode {
  const { show = "" } = runRoute.useSearch();
  const navigate = useNavigate({ from: "/runs/$run" });
  const words = t.run.calls;
  const query = useInfiniteQuery(runCallsQuery(run.id, show));
  const calls = query.data?.pages.flatMap(({ entries }) => entries) ?? [];
  const unanswered = query.data?.pages[0]?.unanswered ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={words.question}
        hint={words.questionHint}
        value={show}
        onChange={(event) =>
          void navigate({
            search: (before) => ({ ...before, show: event.target.value.trim() }),
            replace: true,
          })
        }
        className="max-w-80"
      />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading what={words.what} />}
      {unanswered.length > 0 && (
        <Notice tone="warning">
          {words.unanswered(unanswered.length)}{" "}
          {unanswered.slice(0, 5).map(({ question, failed }) => (
            <span key={question} className="block">
              <Link
                to="/runs/$run/questions/$question"
                params={{ run: run.id, question }}
                className="underline underline-offset-4"
              >
                {question}
              </Link>
              : {failed}
            </span>
          ))}
        </Notice>
      )}
      {query.data !== undefined && calls.length === 0 && (
        <EmptyState title={words.none} hint={show === "" ? words.noneHint : words.noneOfQuestion} />
      )}
      {calls.length > 0 && (
        <>
          <p role="status" className="text-small text-ink-soft">
            {words.shown(calls.length, total)}
          </p>
          <ul className="flex flex-col gap-2">
            {calls.map((call) => (
              <CallItem key={`${call.question} ${call.call}`} call={call} run={run.id} />
            ))}
          </ul>
        </>
      )}
      <MoreButton query={query} className="self-center">
        {words.more}
      </MoreButton>
    </div>
  );
}
