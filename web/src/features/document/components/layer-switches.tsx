import clsx from "clsx";
import type { ReactNode } from "react";
import { Checkbox } from "../../../design/checkbox.tsx";
import * as t from "../../../messages/messages.ts";
import type { LayerName } from "../../../passages/layers.ts";

const samples = {
  chunks: "bg-depth-2 border-l-2 border-depth-6",
  before: "border-l-2 border-dashed border-worse",
  gold: "bg-land border-b-2 border-land-line",
  citations: "border-b-2 border-accent",
  cleaned: "",
} as const satisfies Record<LayerName, string>;

export interface ShownLayer {
  name: LayerName;
  count: number | null;
  /** Why there is nothing to show. */
  why?: string | undefined;
}

/** What can lie over the document: a switch, what it looks like, and how much of it there is. */
export function LayerSwitches({
  shown,
  layers,
  onSwitch,
}: {
  shown: readonly ShownLayer[];
  layers: ReadonlySet<LayerName>;
  onSwitch(name: LayerName): void;
}): ReactNode {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <legend className="sr-only">{t.document.layers}</legend>
      {shown.map(({ name, count, why }) => (
        <span key={name} className="inline-flex items-center gap-1.5">
          <Checkbox
            label={t.document.layer[name]}
            checked={layers.has(name)}
            onChange={() => onSwitch(name)}
          />
          <span
            aria-hidden
            className={clsx("h-4 w-5 text-center text-tiny leading-4 text-ink-faint", samples[name])}
          >
            {name === "cleaned" && <s className="decoration-line-strong">{t.document.cleanedSample}</s>}
          </span>
          <span className="text-tiny text-ink-soft tabular-nums">
            {why ?? (count === null ? "" : t.document.layerCount(count))}
          </span>
        </span>
      ))}
    </fieldset>
  );
}
