import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "../../../design/button.tsx";
import { useKeys } from "../../../keyboard/keys.ts";
import * as t from "../../../messages/messages.ts";
import { questionOrderQuery } from "../queries.ts";

/** The questions before and after, in the order of the run. */
export function Neighbours({ run, question }: { run: string; question: string }): ReactNode {
  const navigate = useNavigate();
  const { data: order = [] } = useQuery(questionOrderQuery(run));
  const at = order.indexOf(question);
  const [before, after] = at === -1 ? [undefined, undefined] : [order[at - 1], order[at + 1]];
  const go = (to: string | undefined): void => {
    if (to !== undefined)
      void navigate({ to: "/runs/$run/questions/$question", params: { run, question: to }, replace: true });
  };
  useKeys([
    { key: "j", label: t.question.next, run: () => go(after) },
    { key: "k", label: t.question.previous, run: () => go(before) },
  ]);
  return (
    <nav aria-label={t.question.title} className="flex items-center gap-1">
      <Neighbour run={run} question={before} label={t.question.previous} Arrow={ChevronLeft} />
      {at !== -1 && (
        <span className="text-small text-ink-soft tabular-nums">
          {t.question.position(at + 1, order.length)}
        </span>
      )}
      <Neighbour run={run} question={after} label={t.question.next} Arrow={ChevronRight} />
    </nav>
  );
}

function Neighbour({
  run,
  question,
  label,
  Arrow,
}: {
  run: string;
  question: string | undefined;
  label: string;
  Arrow: typeof ChevronLeft;
}): ReactNode {
  if (question === undefined) return null;
  return (
    <Link
      to="/runs/$run/questions/$question"
      params={{ run, question }}
      aria-label={label}
      title={label}
      className={buttonStyle({ kind: "quiet", size: "icon" })}
    >
      <Arrow aria-hidden className="size-4" />
    </Link>
  );
}
