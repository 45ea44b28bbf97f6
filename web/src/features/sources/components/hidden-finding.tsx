import { EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import type { HiddenText } from "@contracts/source.ts";
import { DocumentLink } from "../../../design/document-link.tsx";
import * as t from "../../../messages/messages.ts";

/** A hidden text as text, whatever it says, with where it was and what was done with it. */
export function HiddenFinding({ source, found }: { source: string; found: HiddenText }): ReactNode {
  const { why, text, page, span } = found;
  return (
    <article className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <EyeOff aria-hidden className="size-4 shrink-0 text-ink-soft" />
        <DocumentLink source={source} page={page} />
        <span className="text-small text-ink-soft">
          {t.sources.hiddenWhere(t.sources.hiddenHow[why], page)}
        </span>
      </p>
      <blockquote className="max-h-48 overflow-auto border-l-2 border-land-line bg-land px-3 py-2 font-mono text-small [overflow-wrap:anywhere] whitespace-pre-wrap">
        <bdi>{text}</bdi>
      </blockquote>
      <p className="text-small text-ink-soft">
        {span === undefined ? t.sources.keptApart : t.sources.keptInside}{" "}
        {span !== undefined && (
          <DocumentLink source={source} start={span.start} end={span.end}>
            {t.sources.inPlace}
          </DocumentLink>
        )}
      </p>
    </article>
  );
}
