import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Badge } from "../../../design/badge.tsx";
import * as t from "../../../messages/messages.ts";
import type { GoldState } from "../prepare/gold-way.ts";

const depths = {
  1: "border-depth-3 bg-depth-1 text-depth-7",
  2: "border-depth-4 bg-depth-2 text-depth-7",
  3: "border-depth-4 bg-depth-3 text-depth-7",
  4: "border-depth-5 bg-depth-3 text-depth-7",
  5: "border-depth-6 bg-depth-5 text-on-depth",
  6: "border-depth-6 bg-depth-6 text-on-depth",
  7: "border-depth-7 bg-depth-7 text-on-depth",
} as const;

/** One stage on the line: the deeper, the darker. The line is gold's colour for as long as gold comes along, broken where it is lost. */
export function Station({
  title,
  Icon,
  depth,
  gold,
  isLast = false,
  children,
}: {
  title: string;
  Icon: LucideIcon;
  depth: keyof typeof depths;
  gold: GoldState;
  isLast?: boolean;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <li className="relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 pb-6 sm:grid-cols-[2.5rem_minmax(0,1fr)] sm:gap-x-4">
      {!isLast && (
        <span
          aria-hidden
          className={clsx(
            "absolute top-4 bottom-[-1rem] left-4 -translate-x-1/2 border-l-[3px] sm:left-5",
            gold === "here" && "border-land-line",
            gold === "none" && "border-depth-4",
            (gold === "lost" || gold === "gone") && "border-dashed border-line-strong",
          )}
        />
      )}
      <span
        aria-hidden
        className={clsx(
          "relative grid size-8 place-items-center rounded-full border-2 sm:size-10",
          depths[depth],
        )}
      >
        <Icon className="size-4 sm:size-5" />
      </span>
      <section aria-labelledby={id} className="min-w-0">
        <header className="mb-1.5 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 sm:min-h-10">
          <h2 id={id} className="text-lead">
            {title}
          </h2>
          {gold === "here" && <Badge tone="land">{t.question.goldReached}</Badge>}
          {gold === "lost" && <Badge tone="worse">{t.question.goldLost}</Badge>}
          {gold === "gone" && <Badge>{t.question.goldNotHere}</Badge>}
        </header>
        <div className="flex flex-col gap-2 rounded-card border border-line bg-surface p-3 shadow-card sm:p-4">
          {children}
        </div>
      </section>
    </li>
  );
}
