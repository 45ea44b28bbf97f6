import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RunFailures } from "@contracts/api/failures.ts";
import { count } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

/** Every way a question ended, with what it means and questions to look at. */
export function EndList({ failures: { ends }, run }: { failures: RunFailures; run: string }): ReactNode {
  const words = t.run.failures;
  return (
    <ul className="grid gap-x-6 md:grid-cols-2">
      {ends
        .filter(({ count: questions }) => questions > 0)
        .map((end) => (
          <li key={end.end} className="border-t border-line py-2">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="text-lead font-semibold tabular-nums">{count(end.count)}</span>
              <span className="font-medium">{words.ends[end.end] ?? end.end}</span>
              <span className="text-small text-ink-soft tabular-nums">{words.share(end.share)}</span>
            </p>
            <p className="text-small text-ink-soft">
              {[
                words.meanings[end.end] ?? "",
                ...(end.refused > 0 ? [words.alsoRefused(end.refused)] : []),
                ...(end.rightAllTheSame > 0 ? [words.rightAllTheSame(end.rightAllTheSame)] : []),
              ].join(" ")}
            </p>
            <ul className="mt-1 text-small">
              {end.examples.map(({ questionId, question }) => (
                <li key={questionId}>
                  <Link
                    to="/runs/$run/questions/$question"
                    params={{ run, question: questionId }}
                    className="inline-block min-h-6 underline decoration-line-strong underline-offset-4 [overflow-wrap:anywhere] hover:decoration-ink"
                  >
                    {question}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ul>
  );
}
