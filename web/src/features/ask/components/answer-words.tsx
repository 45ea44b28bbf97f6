import type { ReactNode } from "react";
import type { AnswerPart, NumberedCitation } from "../prepare/numbered-citations.ts";
import { CitationChip } from "./citation-chip.tsx";

/** The answer's text with the numbers of its citations. */
export function AnswerWords({
  parts,
  citations,
  open,
  onOpen,
}: {
  parts: readonly AnswerPart[];
  citations: readonly NumberedCitation[];
  /** The number of the open one. */
  open: number | null;
  onOpen(number: number): void;
}): ReactNode {
  return (
    <p className="max-w-prose text-lead leading-8 whitespace-pre-line [overflow-wrap:anywhere]">
      {parts.map((part, at) =>
        part.kind === "text" ? (
          // Parts of one text have no name but their place in it.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at}>{part.text}</span>
        ) : (
          part.numbers.map((number) => (
            <CitationChip
              key={`${at} ${number}`}
              citation={citations[number - 1]!}
              isOpen={open === number}
              onOpen={onOpen}
            />
          ))
        ),
      )}
    </p>
  );
}
