import type { QuestionStory } from "@contracts/api/question-story.ts";
import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Breakable } from "../../../design/breakable.tsx";
import { DepthBar } from "../../../charts/depth-bar.tsx";
import { Badge } from "../../../design/badge.tsx";
import { score } from "../../../design/format.ts";
import { PassageLink } from "../../../design/passage-link.tsx";
import * as t from "../../../messages/messages.ts";
import type { RankingLine } from "../prepare/ranking-view.ts";

/** Rank, score and place of one passage, what became of it, and on demand its words. */
export function RankedPassage({
  line: { passage, isCited, share },
  story,
  isOpen,
  onTurn,
}: {
  line: RankingLine & { kind: "passage" };
  story: QuestionStory;
  isOpen: boolean;
  onTurn(isOpen: boolean): void;
}): ReactNode {
  const id = useId();
  const { words } = passage;
  return (
    <li className={clsx("border-t border-line", passage.gold && "bg-land")}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onTurn(!isOpen)}
        className="grid w-full grid-cols-[1rem_1.5rem_minmax(0,1fr)] items-center gap-x-2 px-1 py-1.5 text-left text-small hover:bg-depth-1 sm:grid-cols-[1rem_1.5rem_minmax(0,1fr)_auto_7rem]"
      >
        <ChevronRight aria-hidden className={clsx("size-4 text-ink-faint", isOpen && "rotate-90")} />
        <span className="text-right tabular-nums">{passage.rank}</span>
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <Breakable text={passage.source} />
          {passage.where !== null && passage.where !== "" && `, ${passage.where}`}
        </span>
        <span className="flex gap-1 max-sm:col-start-3">
          {passage.gold && <Badge tone="land">{t.question.passageGold}</Badge>}
          {passage.given && <Badge tone="depth">{t.question.passageGiven}</Badge>}
          {isCited && <Badge>{t.question.passageCited}</Badge>}
        </span>
        <span className="flex items-center gap-2 tabular-nums max-sm:col-start-3">
          <DepthBar value={share} />
          <span>
            <span className="sr-only">{t.question.score} </span>
            {score(passage.score)}
          </span>
        </span>
      </button>
      <div id={id} hidden={!isOpen} className="flex flex-col items-start gap-1 py-1 pr-2 pb-3 pl-8 sm:pl-14">
        {isOpen && (
          <>
            {words !== null && (
              <p className="text-tiny text-ink-soft">
                {words.shared.length === 0
                  ? t.question.sharesNothing
                  : t.question.shares(words.shared.join(", "))}
                {words.missing.length > 0 && `; ${t.question.lacks(words.missing.join(", "))}`}
              </p>
            )}
            <blockquote className="[overflow-wrap:anywhere] whitespace-pre-wrap">
              {passage.quote ?? t.question.textGone}
            </blockquote>
            <PassageLink passage={passage} run={story.runId} question={story.question.id}>
              {t.question.openDocument}
            </PassageLink>
          </>
        )}
      </div>
    </li>
  );
}
