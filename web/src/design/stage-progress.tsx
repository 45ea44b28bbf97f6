import type { ReactNode } from "react";
import { rate, remaining, type StageProgress as Progress } from "../api/job-progress.ts";
import * as t from "../messages/messages.ts";
import { count, duration } from "./format.ts";
import { ProgressBar } from "./progress-bar.tsx";

/** A stage at work: how far, how fast, about how long. */
export function StageProgress({ progress }: { progress: Progress }): ReactNode {
  const { stage, done, total, unit } = progress;
  const words = t.design.work;
  const far = total > 0 ? words.done(count(done), count(total), unit) : words.starting;
  const pace = rate(progress);
  const left = remaining(progress);
  const said = [
    far,
    ...(pace === null ? [] : [words.rate(pace < 10 ? pace.toFixed(1) : count(pace), unit)]),
    ...(left === null ? [] : [words.remaining(duration(left))]),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex flex-wrap justify-between gap-x-3 text-small tabular-nums">
        <span className="font-medium">{stage}</span>
        <span className="text-ink-soft">{said.join(" · ")}</span>
      </p>
      <ProgressBar label={words.stage(stage)} share={total > 0 ? done / total : null} text={far} />
    </div>
  );
}
