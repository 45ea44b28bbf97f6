import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { difference } from "../../../design/format.ts";

/** Which way a question moved: the arrow points up where it became better. NaN where one side has no score. */
export function DifferenceCell({
  value,
  lowerIsBetter,
}: {
  value: number;
  lowerIsBetter: boolean;
}): ReactNode {
  if (Number.isNaN(value)) return <span className="text-ink-faint">–</span>;
  if (value === 0) return <span className="text-ink-faint">=</span>;
  const isBetter = value > 0 !== lowerIsBetter;
  const Arrow = isBetter ? ArrowUp : ArrowDown;
  return (
    <span className={`inline-flex items-center gap-1 ${isBetter ? "text-better" : "text-worse"}`}>
      <Arrow aria-hidden className="size-3.5" />
      {difference(value)}
    </span>
  );
}
