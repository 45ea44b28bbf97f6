import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import type { AnswerState } from "../prepare/answer-state.ts";

/** What is done now, while an answer is on its way. */
export function Progress({ state: { stage, text, steps } }: { state: AnswerState }): ReactNode {
  const last = steps.at(-1)?.step.reason;
  const doing =
    stage !== null
      ? (t.ask.stages[stage.name] ?? stage.name)
      : text === ""
        ? (last ?? t.ask.working)
        : t.ask.writing;
  return (
    <div className="flex flex-col gap-1 text-small text-ink-soft">
      <p className="flex items-center gap-2">
        <span
          aria-hidden
          className="size-4 shrink-0 animate-spin rounded-full border-2 border-depth-3 border-t-depth-6"
        />
        {doing}
        {stage !== null && stage.total > 0 && (
          <span className="tabular-nums">{t.ask.progress(stage.done, stage.total, stage.unit)}</span>
        )}
      </p>
      {stage !== null && stage.total > 0 && (
        <progress max={stage.total} value={stage.done} aria-label={doing} className="h-1.5 w-full max-w-sm" />
      )}
    </div>
  );
}
