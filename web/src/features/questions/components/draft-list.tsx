import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import type { ReactNode } from "react";
import type { QuestionDraft } from "@contracts/api/question-drafts.ts";
import * as t from "../../../messages/messages.ts";
import { draftsAround } from "../prepare/drafts-around.ts";

/** The drafts around the one that is shown: enough to see what comes. */
export function DraftList({
  drafts,
  current,
}: {
  drafts: readonly QuestionDraft[];
  current: QuestionDraft;
}): ReactNode {
  return (
    <nav aria-label={t.questions.draft.list} className="max-lg:hidden">
      <ol className="flex flex-col gap-0.5 text-small">
        {draftsAround(drafts, current).map((draft) => (
          <li key={draft.id}>
            <Link
              to="/questions"
              search={(before) => ({ ...before, view: "drafts" as const, draft: draft.id })}
              replace
              aria-current={draft === current ? "true" : undefined}
              className={clsx(
                "block border-l-2 px-3 py-1.5 [overflow-wrap:anywhere]",
                draft === current
                  ? "border-accent bg-accent-soft font-medium"
                  : "border-line text-ink-soft hover:bg-depth-1 hover:text-ink",
              )}
            >
              <bdi className="line-clamp-2">{draft.question}</bdi>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
