import { type ReactNode, useMemo } from "react";
import { ChangedText } from "../../../design/changed-text.tsx";
import { diffTexts } from "../../../design/diff-tokens.ts";
import * as t from "../../../messages/messages.ts";

/** An answer; with what differs from the reference's marked, where that is given. */
export function MarkedAnswer({ text, before }: { text: string; before: string | undefined }): ReactNode {
  const pieces = useMemo(() => diffTexts(before ?? text, text), [before, text]);
  const isSame = before !== undefined && pieces.every(({ kind }) => kind === "same");
  return (
    <p>
      <ChangedText pieces={pieces} />
      {isSame && <span className="text-tiny text-ink-soft italic"> {t.compare.asReference}</span>}
    </p>
  );
}
