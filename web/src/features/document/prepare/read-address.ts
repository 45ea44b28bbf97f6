import type { Span } from "@contracts/passage.ts";
import type { Cut } from "../../../passages/cut.ts";
import { type LayerName, layerNames } from "../../../passages/layers.ts";

export const strategies = ["fixed", "recursive", "sentence", "structure", "semantic"] as const;
export const units = ["characters", "tokens"] as const;

interface CutInAddress {
  strategy?: string | undefined;
  size?: number | undefined;
  overlap?: number | undefined;
  unit?: string | undefined;
}

/** How the address wants a document cut. What no chunker takes is left to the run or the folder. */
export function cutOf({ strategy, size, overlap, unit }: CutInAddress): Cut {
  return {
    ...(strategies.some((one) => one === strategy) && { strategy: strategy! }),
    ...(size !== undefined && size > 0 && { size }),
    ...(overlap !== undefined && { overlap }),
    ...(units.some((one) => one === unit) && { unit: unit! }),
  };
}

/** The layers that are on: all of them where the address does not say. */
export function layersOf(written: string | undefined): ReadonlySet<LayerName> {
  if (written === undefined) return new Set(layerNames);
  const names = written.split(",");
  return new Set(layerNames.filter((name) => names.includes(name)));
}

/** As the address says it, after one is switched; nothing where all are on, "none" where none is. */
export function withSwitched(layers: ReadonlySet<LayerName>, name: LayerName): string | undefined {
  const next = layerNames.filter((one) => layers.has(one) !== (one === name));
  if (next.length === layerNames.length) return undefined;
  return next.length === 0 ? "none" : next.join(",");
}

export function chosenOf({
  start,
  end,
}: {
  start?: number | undefined;
  end?: number | undefined;
}): Span | null {
  if (start === undefined) return null;
  return { start, end: end !== undefined && end > start ? end : start + 1 };
}
