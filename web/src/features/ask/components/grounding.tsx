import type { Answer } from "@contracts/answer.ts";
import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { score } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { groundingRemarks } from "../prepare/grounding.ts";

/** How well the answer stands on the sources, in words. */
export function Grounding({ answer }: { answer: Answer }): ReactNode {
  return (
    <ul aria-label={t.ask.grounding.title} className="flex flex-col gap-1 text-small">
      {groundingRemarks(answer).map(({ tone, text }) => (
        <li key={text} className="flex gap-2">
          {tone === "good" ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-better" />
          ) : (
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-worse" />
          )}
          <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
        </li>
      ))}
      <li className="pl-6 text-ink-soft tabular-nums">
        <Term id="evidence">{t.ask.grounding.evidence}</Term> {score(answer.evidence)}
      </li>
    </ul>
  );
}
