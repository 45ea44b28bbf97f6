import type { DocumentView } from "@contracts/api/document.ts";
import type { Span } from "@contracts/passage.ts";
import type { LayerName } from "../layers.ts";
import type { Overlay } from "../overlay.ts";
import { cleanedSpans } from "./cleaned-spans.ts";

export interface ShownLayers {
  layers: ReadonlySet<LayerName>;
  question?: string | undefined;
  cited?: readonly Span[] | undefined;
  chosen: Span | null;
}

/** What of a window is drawn over its text. @param before the same window as it was cut before another way was chosen */
export function viewOverlay(
  view: Pick<DocumentView, "chunks" | "gold" | "citations" | "regions" | "window">,
  { layers, question, cited = [], chosen }: ShownLayers,
  before?: Pick<DocumentView, "chunks">,
): Overlay {
  const isMeant = ({ questionId }: { questionId: string }): boolean =>
    question === undefined || questionId === question;
  const own = layers.has("citations") ? view.citations.filter(isMeant) : [];
  return {
    chunks: layers.has("chunks") ? view.chunks : [],
    before: layers.has("before") ? (before?.chunks ?? []) : [],
    gold: layers.has("gold") ? view.gold.filter(isMeant) : [],
    citations: [...own, ...cited.map(({ start, end }) => ({ start, end, questionId: "" }))],
    cleaned: layers.has("cleaned") ? cleanedSpans(view.regions, view.window) : [],
    chosen,
  };
}
