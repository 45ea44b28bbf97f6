import type { ReactNode } from "react";
import { duration } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import type { AnswerState } from "../prepare/answer-state.ts";

/** The steps on the way to an answer, each with why it went on as it did. */
export function Steps({ steps }: { steps: AnswerState["steps"] }): ReactNode {
  return (
    <details>
      <summary className="min-h-6 text-small text-ink-soft">
        {t.ask.steps} ({steps.length})
      </summary>
      <ol className="mt-2 flex flex-col gap-2 border-l-2 border-depth-3 pl-3 text-small">
        {steps.map(({ step, seconds }, at) => (
          // Steps come one after another and are never taken out.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <p className="text-ink-soft tabular-nums">
              {t.ask.step(step.round, step.node)} · {duration(seconds * 1000)}
            </p>
            <p className="[overflow-wrap:anywhere]">{step.reason}</p>
            {step.queries.map((query) => (
              <p key={query} className="text-ink-soft italic [overflow-wrap:anywhere]">
                {query}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
