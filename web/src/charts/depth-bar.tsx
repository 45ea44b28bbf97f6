import type { ReactNode } from "react";

/** A score as a line that goes as deep as the score does: for cells, where the number stands beside it. */
export function DepthBar({
  value,
  highest = 1,
  className = "w-12",
}: {
  value: number;
  highest?: number;
  className?: string;
}): ReactNode {
  const share = Math.min(Math.max(value / highest, 0), 1);
  return (
    <span
      aria-hidden
      className={`inline-block h-1.5 shrink-0 overflow-hidden rounded-full bg-depth-2 ${className}`}
    >
      <span
        className="block h-full rounded-full bg-depth-5"
        style={{ width: `${(100 * share).toFixed(1)}%` }}
      />
    </span>
  );
}
