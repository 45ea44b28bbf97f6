import clsx from "clsx";
import type { ReactNode } from "react";
import type { ConfigurationCheck } from "@contracts/api/configuration.ts";
import { Breakable } from "../../../design/breakable.tsx";
import * as t from "../../../messages/messages.ts";
import { estimateFacts } from "../prepare/estimate-facts.ts";

/** What the work would take, as the text stands; the one before is faint while a new one is worked out. */
export function EstimateView({
  check,
  isFresh,
}: {
  check: ConfigurationCheck | null;
  isFresh: boolean;
}): ReactNode {
  const words = t.newExperiment.estimate;
  const estimate = check?.estimate ?? null;
  const notes = [...(check?.notes ?? []), ...(estimate?.notes ?? [])];
  const { configurations = null } = check ?? {};
  return (
    <div aria-live="polite" aria-busy={!isFresh} className="flex flex-col gap-2">
      {estimate === null && !isFresh && <p className="text-small text-ink-soft">{words.working}</p>}
      {estimate !== null && (
        <dl className={clsx("flex flex-wrap gap-x-8 gap-y-3", !isFresh && "text-ink-soft")}>
          {estimateFacts(estimate).map(({ name, value, note }) => (
            <div key={name}>
              <dt className="font-chart text-small text-ink-soft italic">{name}</dt>
              <dd>
                <span className="text-lead font-semibold tabular-nums">{value}</span>
                {note !== null && <span className="block text-tiny text-ink-faint">{note}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {notes.length > 0 && (
        <ul className="text-small text-ink-soft">
          {notes.map((note) => (
            <li key={note} className="[overflow-wrap:anywhere]">
              {note}
            </li>
          ))}
        </ul>
      )}
      {configurations !== null && configurations.total > 1 && (
        <details className="text-small">
          <summary className="min-h-6">{words.which(configurations.total)}</summary>
          <ol className="mt-1 max-h-60 list-decimal overflow-y-auto pl-8">
            {configurations.labels.map((label) => (
              <li key={label} className="[overflow-wrap:anywhere]">
                <Breakable text={label} />
              </li>
            ))}
          </ol>
          {configurations.leftOut > 0 && (
            <p className="text-ink-soft">{words.leftOut(configurations.leftOut)}</p>
          )}
        </details>
      )}
    </div>
  );
}
