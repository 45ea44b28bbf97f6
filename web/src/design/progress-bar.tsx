import type { ReactNode } from "react";

/** How much of something is done. The words beside it say the same. */
export function ProgressBar({ label, done, of }: { label: string; done: number; of: number }): ReactNode {
  const share = of === 0 ? 0 : Math.min(1, done / of);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={done}
      className="h-2 w-full overflow-hidden rounded-full border border-line-strong bg-surface"
    >
      <div className="h-full bg-depth-6 transition-[width]" style={{ width: `${100 * share}%` }} />
    </div>
  );
}
