import type { ReactNode } from "react";
import type { DiffPiece } from "./diff-tokens.ts";

const added = "rounded-sm bg-better-soft text-better underline decoration-better underline-offset-2";
const removed = "rounded-sm bg-worse-soft text-worse line-through decoration-worse";

/** A text with what became of it: what was added underlined, what was removed struck through. */
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
        if (kind === "same") return text;
        if (kind === "added") {
          return show === "before" ? null : (
            <ins key={at} className={added}>
              {text}
            </ins>
          );
        }
        return show === "after" ? null : (
          <del key={at} className={removed}>
            {text}
          </del>
        );
      })}
    </span>
  );
}
