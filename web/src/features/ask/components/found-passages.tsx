import type { AskedAnswer } from "@contracts/api/asked-answer.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Breakable } from "../../../design/breakable.tsx";
import { Badge } from "../../../design/badge.tsx";
import { score } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

/** What the answer was made from, best first: rank, score, place and words. */
export function FoundPassages({ asked }: { asked: AskedAnswer }): ReactNode {
  const { passages, answer } = asked;
  if (passages.length === 0) return <p className="text-small text-ink-soft">{t.ask.foundNone}</p>;
  return (
    <ol className="flex flex-col divide-y divide-line">
      {passages.map(({ source, start, end, score: value, breadcrumb, text }, at) => (
        <li
          key={`${source} ${start}`}
          className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2 py-2 text-small"
        >
          <span className="font-chart text-lead text-depth-6 tabular-nums" title={t.ask.rank}>
            {at + 1}
          </span>
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <Link
                to="/document"
                search={{ source, start, end }}
                className="min-h-6 font-medium underline decoration-line-strong underline-offset-4 [overflow-wrap:anywhere]"
              >
                <Breakable text={source} />
              </Link>
              {breadcrumb.length > 0 && (
                <span className="text-tiny text-ink-faint">{breadcrumb.join(" › ")}</span>
              )}
              <span className="text-tiny text-ink-soft tabular-nums">
                {t.ask.score} {score(value)}
              </span>
              {answer.citations.some(
                (one) => one.source === source && one.start < end && one.end > start,
              ) && <Badge tone="accent">{t.ask.cited}</Badge>}
            </p>
            <p className="line-clamp-2 text-ink-soft [overflow-wrap:anywhere]">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
