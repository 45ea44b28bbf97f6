import type { ReactNode } from "react";
import type { QuestionDraft } from "@contracts/api/question-drafts.ts";
import { DocumentLink } from "../../../design/document-link.tsx";
import * as t from "../../../messages/messages.ts";
import { contextAfter, contextBefore } from "../prepare/context-words.ts";

/** The passages that answer a draft, marked in the text around them. */
export function DraftGold({ gold }: { gold: QuestionDraft["gold"] }): ReactNode {
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-small">{t.questions.draft.inText}</h3>
      {gold.length === 0 && <p className="text-small text-ink-soft">{t.questions.noGold}</p>}
      {gold.map(({ source, start, end, page, where, quote, before, after, breadcrumb }) => (
        <figure key={`${source} ${start}`} className="rounded-control border border-line bg-paper">
          <figcaption className="flex flex-wrap gap-x-2 border-b border-line px-3 py-1.5 text-small">
            <DocumentLink source={source} start={start} end={end} page={page ?? undefined} />
            <span className="text-ink-soft">{where}</span>
            {breadcrumb.length > 0 && (
              <span className="text-ink-faint">
                <bdi>{breadcrumb.join(" › ")}</bdi>
              </span>
            )}
          </figcaption>
          <p className="p-3 font-chart leading-relaxed [overflow-wrap:anywhere] whitespace-pre-wrap">
            <span className="text-ink-soft">{contextBefore(before, start)}</span>
            <mark className="border-b-2 border-land-line">{quote}</mark>
            <span className="text-ink-soft">{contextAfter(after)}</span>
          </p>
        </figure>
      ))}
    </div>
  );
}
