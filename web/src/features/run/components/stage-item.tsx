import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { duration } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { countsOf } from "../prepare/stage-counts.ts";
import type { StageRow } from "../prepare/stage-rows.ts";

/** A stage with what it counted, what it wants known, and what it left. */
export function StageItem({ row, run }: { row: StageRow; run: string }): ReactNode {
  return (
    <li className="rounded-card border border-line bg-surface px-4 py-2.5 shadow-card">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-20">
          <Term id={`stage-${row.stage}`}>{row.stage}</Term>
        </h2>
        <State row={row} />
      </div>
      <Notices row={row} />
      {row.state === "done" && (
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-tiny text-ink-faint">
          {Object.entries(row.result.outputs).map(([name, digest]) => (
            <Link
              key={name}
              to="/runs/$run"
              params={{ run }}
              search={{ view: "artifacts", artifact: digest }}
              className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-4 hover:text-ink"
            >
              {name}
            </Link>
          ))}
        </p>
      )}
    </li>
  );
}

function State({ row }: { row: StageRow }): ReactNode {
  const words = t.run.stage;
  switch (row.state) {
    case "waiting":
      return <span className="text-small text-ink-faint">{words.waiting}</span>;
    case "working":
      return <span className="text-small text-ink-soft">{words.working}</span>;
    case "told":
      return <Took seconds={row.seconds} cached={row.cached} />;
    case "done":
      return (
        <>
          <Took seconds={row.result.seconds} cached={row.result.cached} />
          <Counts counts={countsOf(row.result.metrics)} />
          <Counts counts={countsOf(row.result.timings)} />
          {!row.result.reproducible && <Badge tone="land">{words.approximate}</Badge>}
        </>
      );
  }
}

function Took({ seconds, cached }: { seconds: number; cached: boolean }): ReactNode {
  return (
    <span className="flex items-center gap-2 text-small tabular-nums">
      {duration(1000 * seconds)}
      {cached && <Badge tone="depth">{t.run.stage.cached}</Badge>}
    </span>
  );
}

function Counts({ counts }: { counts: readonly { name: string; text: string }[] }): ReactNode {
  if (counts.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-3 text-small text-ink-soft tabular-nums">
      {counts.map(({ name, text }) => (
        <div key={name} className="flex gap-1">
          <dt>{name}</dt>
          <dd className="text-ink">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notices({ row }: { row: StageRow }): ReactNode {
  const notices = row.state === "done" ? row.result.notices : row.state === "told" ? row.notices : [];
  const few = 3;
  if (notices.length === 0) return null;
  return (
    <div className="mt-1 text-small text-ink-soft [overflow-wrap:anywhere]">
      <ul className="list-disc pl-5">
        {notices.slice(0, few).map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      {notices.length > few && (
        <details>
          <summary className="min-h-6">{t.run.stage.more(notices.length - few)}</summary>
          <ul className="max-h-72 list-disc overflow-y-auto pl-5">
            {notices.slice(few).map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
