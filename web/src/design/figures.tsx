import type { ReactNode } from "react";

export interface Figure {
  name: ReactNode;
  value: ReactNode;
  /** A few words under the value. */
  note?: ReactNode;
}

/** The few numbers that a page is about, read at a glance. */
export function Figures({ figures }: { figures: readonly Figure[] }): ReactNode {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3 border-y border-line py-3">
      {figures.map(({ name, value, note }, at) => (
        <div key={at} className="flex min-w-20 flex-col-reverse justify-end">
          {note !== undefined && <dd className="text-tiny text-ink-faint max-sm:sr-only">{note}</dd>}
          <dd className="font-chart text-lead font-semibold tabular-nums">{value}</dd>
          <dt className="text-tiny text-ink-soft">{name}</dt>
        </div>
      ))}
    </dl>
  );
}
