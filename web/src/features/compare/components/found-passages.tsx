import type { QuestionStory } from "@contracts/api/question-story.ts";
import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { score } from "../../../design/format.ts";
import { PassageLink } from "../../../design/passage-link.tsx";
import * as t from "../../../messages/messages.ts";
import { shownPassages } from "../prepare/shown-passages.ts";

/** The ranking of one run: each passage opens to its words. */
export function FoundPassages({
  story: { ranking },
  run,
  question,
}: {
  story: QuestionStory;
  run: string;
  question: string;
}): ReactNode {
  const { shown, more } = shownPassages(ranking);
  return (
    <div>
      <h4 className="mb-1 text-tiny font-semibold text-ink-soft">{t.compare.passages}</h4>
      {shown.length === 0 && <p className="text-ink-soft">{t.compare.noPassages}</p>}
      <ol className="flex flex-col">
        {shown.map((passage) => (
          <li key={passage.rank} className={clsx("border-t border-line", passage.gold && "bg-land")}>
            <details>
              <summary className="flex min-h-7 flex-wrap items-baseline justify-end gap-x-2 px-1 py-0.5 text-tiny">
                <span className="w-5 shrink-0 text-right tabular-nums">{passage.rank}</span>
                <span className="min-w-0 flex-1 basis-36 [overflow-wrap:anywhere]">
                  {passage.source}
                  {passage.where !== null && passage.where !== "" && `, ${passage.where}`}
                </span>
                {passage.gold && <Badge tone="land">{t.compare.gold}</Badge>}
                {passage.given && <Badge tone="depth">{t.compare.given}</Badge>}
                <span className="tabular-nums">{score(passage.score, 2)}</span>
              </summary>
              <div className="px-2 pb-2">
                <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">
                  {passage.quote ?? t.compare.textGone}
                </p>
                <PassageLink passage={passage} run={run} question={question}>
                  {t.compare.openDocument}
                </PassageLink>
              </div>
            </details>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="pt-1 text-tiny text-ink-soft">{t.compare.passagesMore(more)}</p>}
    </div>
  );
}
