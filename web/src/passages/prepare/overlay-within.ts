import type { Span } from "@contracts/passage.ts";
import type { Overlay } from "../overlay.ts";
import { touching } from "./segments.ts";

/** What of an overlay touches a part of the text. */
export function overlayWithin(overlay: Overlay, span: Span): Overlay {
  const meets = ({ start, end }: Span): boolean => start < span.end && end > span.start;
  return {
    chunks: touching(overlay.chunks, span),
    before: touching(overlay.before, span),
    gold: overlay.gold.filter(meets),
    citations: overlay.citations.filter(meets),
    cleaned: overlay.cleaned.filter(meets),
    chosen: overlay.chosen !== null && meets(overlay.chosen) ? overlay.chosen : null,
  };
}
