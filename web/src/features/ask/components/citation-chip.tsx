import { PreviewCard } from "@base-ui/react/preview-card";
import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import type { NumberedCitation } from "../prepare/numbered-citations.ts";

/** The number behind a part of an answer: pointed at or focused it shows the passage, pressed it opens it on its page. */
export function CitationChip({
  citation: { number, source, place },
  isOpen,
  onOpen,
}: {
  citation: NumberedCitation;
  isOpen: boolean;
  onOpen(number: number): void;
}): ReactNode {
  return (
    <PreviewCard.Root>
      <PreviewCard.Trigger
        delay={200}
        closeDelay={200}
        render={
          <button
            type="button"
            data-citation={number}
            aria-label={t.ask.citation(number, source, place.where)}
            aria-expanded={isOpen}
            onClick={() => onOpen(number)}
            className="mx-0.5 inline-grid min-h-6 min-w-6 place-items-center rounded border border-accent px-1 align-baseline text-tiny font-semibold text-accent hover:bg-accent-soft aria-expanded:bg-accent aria-expanded:text-surface"
          />
        }
      >
        [{number}]
      </PreviewCard.Trigger>
      {/* Inside the page, so that it is part of the page for who listens. */}
      <PreviewCard.Portal container={globalThis.document.getElementById("page")}>
        <PreviewCard.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <PreviewCard.Popup className="max-h-[min(60vh,var(--available-height))] max-w-[min(28rem,calc(100vw-1rem))] overflow-auto rounded-card border border-line bg-surface p-3 text-small shadow-float">
            <p className="font-chart font-semibold [overflow-wrap:anywhere]">
              {source}, {place.where}
            </p>
            {place.breadcrumb.length > 0 && (
              <p className="text-tiny text-ink-faint">{place.breadcrumb.join(" › ")}</p>
            )}
            <blockquote className="mt-1 border-l-4 border-land-line pl-2 whitespace-pre-line [overflow-wrap:anywhere]">
              {place.quote}
            </blockquote>
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    </PreviewCard.Root>
  );
}
