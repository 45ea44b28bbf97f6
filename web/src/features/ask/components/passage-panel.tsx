import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { buttonStyle, IconButton } from "../../../design/button.tsx";
import * as t from "../../../messages/messages.ts";
import type { LayerName } from "../../../passages/layers.ts";
import { PassageOnPage } from "../../../passages/passage-on-page.tsx";
import type { NumberedCitation } from "../prepare/numbered-citations.ts";
import { onPages } from "../prepare/on-pages.ts";

const noLayers: ReadonlySet<LayerName> = new Set();
const ownCut = {};

/** The passage of a citation on its page. It takes the focus when it opens; Esc closes it. */
export function PassagePanel({
  citation: { number, source, start, end, place },
  citations,
  onClose,
}: {
  citation: NumberedCitation;
  citations: readonly NumberedCitation[];
  onClose(): void;
}): ReactNode {
  const title = useRef<HTMLHeadingElement>(null);
  // Where the keyboard is, is the browser's.
  useEffect(() => title.current?.focus(), []);
  const chosen = useMemo(() => ({ start, end }), [start, end]);
  const cited = useMemo(() => citations.filter((one) => one.source === source), [citations, source]);
  return (
    <section
      aria-label={t.ask.citation(number, source, place.where)}
      className="flex flex-col gap-2 rounded-card border border-accent bg-surface p-4 shadow-card"
    >
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 ref={title} tabIndex={-1} className="text-lead [overflow-wrap:anywhere]">
            [{number}] {source}, {place.where}
          </h2>
          {place.breadcrumb.length > 0 && (
            <p className="text-small text-ink-soft">{place.breadcrumb.join(" › ")}</p>
          )}
        </div>
        <div className="flex items-center gap-1">
          <Link
            to="/document"
            search={{ source, start, end, ...(place.page !== null && { page: place.page }) }}
            className={buttonStyle({ size: "small" })}
          >
            {t.ask.inDocument}
          </Link>
          <IconButton label={t.ask.closePassage} onClick={onClose}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </div>
      </header>
      <PassageOnPage
        source={source}
        cut={ownCut}
        layers={noLayers}
        cited={cited}
        placed={onPages(citations, source)}
        chosen={chosen}
        page={place.page ?? undefined}
        height="h-[60dvh]"
      />
    </section>
  );
}
