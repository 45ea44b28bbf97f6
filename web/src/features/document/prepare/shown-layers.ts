import type { DocumentView } from "@contracts/api/document.ts";
import * as t from "../../../messages/messages.ts";
import type { LayerName } from "../../../passages/layers.ts";
import { cleanedSpans } from "../../../passages/prepare/cleaned-spans.ts";

/** The layers that can be switched here, with how much of each there is. */
export function shownLayers(
  view: Pick<DocumentView, "counts" | "regions" | "window">,
  now: Pick<DocumentView, "counts"> | undefined,
  { run, isOther, showsPages }: { run: string | undefined; isOther: boolean; showsPages: boolean },
): { name: LayerName; count: number | null; why?: string }[] {
  const { counts, regions, window } = view;
  return [
    { name: "chunks", count: counts.chunks },
    ...(isOther ? [{ name: "before" as const, count: now?.counts.chunks ?? null }] : []),
    { name: "gold", count: counts.gold },
    run === undefined
      ? { name: "citations", count: null, why: t.document.needsRun }
      : { name: "citations", count: counts.citations },
    // Where cleaning was at work the layout does not tell.
    ...(showsPages ? [] : [{ name: "cleaned" as const, count: cleanedSpans(regions, window).length }]),
  ];
}
