import { Fragment, type ReactNode } from "react";
import * as t from "../messages/messages.ts";
import type { DiffPiece } from "./diff-tokens.ts";

/** A text with what became of it: what was added underlined, what was removed struck through, and both said in words to who listens. */
export function ChangedText({
  pieces,
  show = "both",
}: {
  pieces: readonly DiffPiece[];
  /** One side alone, where the other stands beside it. */
  show?: "both" | "before" | "after";
}): ReactNode {
  return (
    <span className="[overflow-wrap:anywhere] whitespace-pre-wrap">
      {pieces.map(({ kind, text }, at) => {
        if (kind === "same") return <Fragment key={at}>{text}</Fragment>;
        if (kind === "added") {
          return show === "before" ? null : (
            <ins
              key={at}
              className="rounded-sm bg-better-soft text-better underline decoration-better underline-offset-2"
            >
              <Spoken>{t.design.added} </Spoken>
              {text}
              <Spoken> {t.design.endOfMark} </Spoken>
            </ins>
          );
        }
        return show === "after" ? null : (
          <del key={at} className="rounded-sm bg-worse-soft text-worse line-through decoration-worse">
            <Spoken>{t.design.removed} </Spoken>
            {text}
            <Spoken> {t.design.endOfMark} </Spoken>
          </del>
        );
      })}
    </span>
  );
}

/** Heard alone: not seen, and not copied with the text. */
function Spoken({ children }: { children: ReactNode }): ReactNode {
  return <span className="sr-only select-none">{children}</span>;
}
