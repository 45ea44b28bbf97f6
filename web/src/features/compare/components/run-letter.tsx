import clsx from "clsx";
import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";

/** The letter that a run has on this page; the reference's is filled. */
export function RunLetter({ place }: { place: number }): ReactNode {
  return (
    <span
      role="img"
      aria-label={t.compare.runLetter(letterOf(place))}
      className={clsx(
        "inline-grid size-6 shrink-0 place-items-center rounded-full border font-chart text-small font-semibold",
        place === 0 ? "border-depth-7 bg-depth-7 text-on-depth" : "border-depth-5 bg-depth-1 text-depth-7",
      )}
    >
      {letterOf(place)}
    </span>
  );
}
