import { type ReactNode, useMemo } from "react";
import { t } from "../../../messages/messages.ts";
import { wordDifferences } from "../prepare/word-differences.ts";

/** A text; with what differs from another marked, for eyes by line and colour, for ears by words. */
export function MarkedWords({ text, before }: { text: string; before: string | undefined }): ReactNode {
  const stretches = useMemo(
    () => (before === undefined ? null : wordDifferences(before, text)),
    [before, text],
  );
  if (stretches === null) return <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">{text}</p>;
  if (stretches.every(({ kind }) => kind === "same"))
    return (
      <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">
        {text} <span className="text-tiny text-ink-soft italic">{t.compare.asReference}</span>
      </p>
    );
  return (
    <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">
      {stretches.map(({ kind, text: words }, index) =>
        kind === "same" ? (
          <span key={index}>{words}</span>
        ) : kind === "added" ? (
          <ins key={index} className="bg-better-soft text-better underline decoration-2 underline-offset-2">
            <span className="sr-only">{t.compare.added} </span>
            {words}
            <span className="sr-only"> {t.compare.endOfMark} </span>
          </ins>
        ) : (
          <del key={index} className="bg-worse-soft text-worse line-through">
            <span className="sr-only">{t.compare.removed} </span>
            {words}
            <span className="sr-only"> {t.compare.endOfMark} </span>
          </del>
        ),
      )}
    </p>
  );
}
