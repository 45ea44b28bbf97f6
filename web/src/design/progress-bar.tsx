import type { ReactNode } from "react";

/** How far something is; a share that is not known moves to and fro instead of pretending. */
export function ProgressBar({
  label,
  share,
  text,
}: {
  label: string;
  /** From 0 to 1; null where nobody knows. */
  share: number | null;
  /** The same in words, such as "120 of 270 questions". */
  text: string;
}): ReactNode {
  const percent = share === null ? undefined : Math.round(100 * Math.min(1, Math.max(0, share)));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
      className="h-2 w-full overflow-hidden rounded-full bg-depth-2"
    >
      <div
        className={
          percent === undefined
            ? "h-full w-1/3 animate-pulse rounded-full bg-depth-5"
            : "h-full rounded-full bg-depth-5 transition-[width]"
        }
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
