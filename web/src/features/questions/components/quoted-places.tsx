import type { ReactNode } from "react";
import type { QuotedPassage } from "@contracts/api/quoted-passage.ts";
import { DocumentLink } from "../../../design/document-link.tsx";

const shown = 4;

/** Passages with their words, each opened where it stands. */
export function QuotedPlaces({ places }: { places: readonly QuotedPassage[] }): ReactNode {
  return (
    <ul className="mt-1 flex flex-col gap-2">
      {places.slice(0, shown).map(({ source, start, end, page, quote, where }) => (
        <li key={`${source} ${start}`}>
          <blockquote className="max-h-40 overflow-auto border-l-2 border-land-line bg-land px-3 py-1.5 text-small [overflow-wrap:anywhere] whitespace-pre-wrap">
            <bdi>{quote}</bdi>
          </blockquote>
          <p className="text-small text-ink-soft">
            <DocumentLink source={source} start={start} end={end} page={page ?? undefined} />
            {where !== "" && `, ${where}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
