import type { ReactNode } from "react";
import { Button } from "../../../design/button.tsx";
import { count } from "../../../design/format.ts";
import { Panel } from "../../../design/panel.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import type { ChosenPassage } from "../prepare/chosen-passage.ts";
import { QuestionLinks } from "./question-links.tsx";

/** What is known of the passage that a person chose. */
export function ChosenPanel({
  passage,
  chunks,
  run,
  onClear,
}: {
  passage: ChosenPassage | null;
  /** Of the whole document. */
  chunks: number;
  run: string | undefined;
  onClear(): void;
}): ReactNode {
  if (passage === null) {
    return (
      <Panel title={t.document.chosen}>
        <p className="text-small text-ink-soft">{t.document.chosenNone}</p>
      </Panel>
    );
  }
  const { chunk, start, end, characters, words, page, breadcrumb, gold, citedBy } = passage;
  return (
    <Panel
      title={chunk === null ? t.document.chosen : t.document.chosenChunk(chunk + 1, chunks)}
      aside={
        <Button size="small" kind="quiet" onClick={onClear}>
          {t.document.clear}
        </Button>
      }
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-small [&_dt]:text-ink-soft">
        <dt>{t.document.characters}</dt>
        <dd className="tabular-nums">{count(characters)}</dd>
        <dt>{t.document.words}</dt>
        <dd className="tabular-nums">{words === null ? t.document.wordsUnknown : count(words)}</dd>
        <dt>{t.document.place}</dt>
        <dd className="[overflow-wrap:anywhere]">
          {[...(page === null ? [] : [t.document.page(page)]), ...breadcrumb].join(" › ") ||
            t.document.position(start, end)}
        </dd>
        <dt>{t.document.positions}</dt>
        <dd className="tabular-nums">{t.document.position(start, end)}</dd>
        {chunk === null && (
          <>
            <dt>{t.document.liesIn}</dt>
            <dd>
              {t.document.inChunks(passage.chunks.map((index) => index + 1))}
              {!passage.isWhole && passage.chunks.length > 0 && (
                <p className="text-worse">{t.document.isCut}</p>
              )}
            </dd>
          </>
        )}
        <dt>
          <Term id="gold">{t.document.goldOf}</Term>
        </dt>
        <dd className="[overflow-wrap:anywhere]">
          <QuestionLinks ids={gold} run={run} />
        </dd>
        {run !== undefined && (
          <>
            <dt>{t.document.citedBy}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <QuestionLinks ids={citedBy} run={run} />
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
