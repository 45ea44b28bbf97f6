import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RunCall } from "@contracts/api/calls.ts";
import { count } from "../../../design/format.ts";
import { ScrollRegion } from "../../../design/scroll-region.tsx";
import * as t from "../../../messages/messages.ts";

/** One call: for which question, what it took, and behind its line what was sent and what came back. */
export function CallItem({ call, run }: { call: RunCall; run: string }): ReactNode {
  const words = t.run.calls;
  return (
    <li className="rounded-card border border-line bg-surface px-4 py-2 shadow-card">
      <p className="flex flex-wrap items-baseline gap-x-3 text-small">
        <Link
          to="/runs/$run/questions/$question"
          params={{ run, question: call.question }}
          className="font-mono underline underline-offset-4"
        >
          {call.question}
        </Link>
        <span className="font-medium">{call.model}</span>
        <span className="text-ink-soft">{words.place(call.call, call.of, call.node, call.round)}</span>
        {call.usage !== null && (
          <span className="text-ink-soft tabular-nums">
            {words.tokens(count(call.usage.inputTokens), count(call.usage.outputTokens))}
          </span>
        )}
      </p>
      {call.warnings.map((warning) => (
        <p key={warning} className="text-small text-ink-soft">
          {warning}
        </p>
      ))}
      {call.missing === null ? (
        <>
          <Wire title={words.sent} lines={call.sent} />
          <Wire title={words.received} lines={call.received} />
        </>
      ) : (
        <p className="text-small text-ink-soft">{call.missing}</p>
      )}
    </li>
  );
}

function Wire({ title, lines }: { title: string; lines: readonly string[] }): ReactNode {
  return (
    <details>
      <summary className="min-h-6 text-small">{title}</summary>
      <ScrollRegion
        label={title}
        className="max-h-96 overflow-auto rounded-control border border-line bg-sunk p-3"
      >
        <pre className="font-mono text-tiny whitespace-pre-wrap [overflow-wrap:anywhere]">
          {lines.join("\n")}
        </pre>
      </ScrollRegion>
    </details>
  );
}
