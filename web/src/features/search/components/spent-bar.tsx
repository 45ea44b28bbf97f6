import { scaleLinear } from "d3-scale";
import { type ReactNode, useRef } from "react";
import { useWidth } from "../../../charts/use-width.ts";
import { count } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

/** What was spent, as a part of all; the budget is a mark on it. */
export function SpentBar({
  spent,
  exhaustive,
  budget,
}: {
  spent: number;
  exhaustive: number;
  budget: number;
}): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const x = scaleLinear([0, Math.max(exhaustive, spent, 1)], [0, width]).clamp(true);
  return (
    <div ref={frame} className="w-full">
      {width > 0 && (
        <svg
          role="img"
          aria-label={t.search.spent.bar(count(spent), count(exhaustive), count(budget))}
          width={width}
          height={22}
          className="block"
        >
          <rect width={width} height={14} y={4} rx={3} className="fill-depth-2" />
          <rect width={x(spent)} height={14} y={4} rx={3} className="fill-depth-6" />
          <line x1={x(budget)} x2={x(budget)} y1={0} y2={22} strokeWidth={2} className="stroke-accent" />
        </svg>
      )}
    </div>
  );
}
