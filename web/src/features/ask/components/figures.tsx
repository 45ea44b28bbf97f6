import type { AskedAnswer } from "@contracts/api/asked-answer.ts";
import type { ReactNode } from "react";
import { count, duration, money } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

/** What the answer took: time, calls, tokens, money. */
export function Figures({ asked, usd }: { asked: AskedAnswer; usd: number | null }): ReactNode {
  const { calls, seconds } = asked;
  return (
    <dl
      aria-label={t.ask.figures}
      className="flex flex-wrap gap-x-6 gap-y-1 text-small tabular-nums [&_dt]:text-ink-soft"
    >
      <div className="flex gap-2">
        <dt>{t.ask.time}</dt>
        <dd>{duration(seconds * 1000)}</dd>
      </div>
      <div className="flex gap-2">
        <dt>{t.ask.calls}</dt>
        <dd>{calls.calls === 0 ? t.ask.noModel : count(calls.calls)}</dd>
      </div>
      {calls.calls > 0 && (
        <div className="flex gap-2">
          <dt>{t.ask.tokens}</dt>
          <dd>
            {t.ask.tokensOf(calls.inputTokens, calls.outputTokens)}
            {calls.callsWithoutUsage > 0 && ` (${t.ask.tokensUnknown(calls.callsWithoutUsage)})`}
          </dd>
        </div>
      )}
      {usd !== null && (
        <div className="flex gap-2">
          <dt>{t.ask.cost}</dt>
          <dd>{money(usd)}</dd>
        </div>
      )}
    </dl>
  );
}
