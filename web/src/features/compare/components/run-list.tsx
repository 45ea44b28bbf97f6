import { Link } from "@tanstack/react-router";
import type { Comparison } from "@contracts/api/comparison.ts";
import { ArrowUp, X } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { Button, IconButton } from "../../../design/button.tsx";
import { interval, score } from "../../../design/format.ts";
import { Panel } from "../../../design/panel.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { letterOf, withRunAt } from "../prepare/run-places.ts";
import { useCompareAddress } from "../use-compare-address.ts";
import { MetricSelect } from "./metric-select.tsx";
import { RunLetter } from "./run-letter.tsx";

/** Which letter is which run, what each scored, and which one the others are held against. */
export function RunList({ runs, compared }: { runs: readonly string[]; compared: Comparison }): ReactNode {
  const { change } = useCompareAddress();
  const order = (next: readonly string[]): void => change({ runs: next.join(",") });
  return (
    <Panel
      title={t.compare.runs.replace(/^./, (first) => first.toUpperCase())}
      aside={<MetricSelect compared={compared} />}
    >
      <ol className="divide-y divide-line">
        {compared.runs.map((run, place) => {
          const letter = letterOf(place);
          const metric = run.metrics[compared.metric];
          return (
            <li key={run.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
              <RunLetter place={place} />
              <span className="min-w-0 flex-1 basis-56">
                <Link
                  to="/runs/$run"
                  params={{ run: run.id }}
                  className="[overflow-wrap:anywhere] underline decoration-line-strong underline-offset-4 hover:decoration-ink"
                >
                  {run.label}
                </Link>{" "}
                <span className="text-tiny whitespace-nowrap text-ink-soft">{run.id}</span>
              </span>
              <span className="text-small tabular-nums">
                <strong className="font-semibold">{score(metric?.value ?? null)}</strong>{" "}
                <span className="text-ink-soft">{interval(metric?.low ?? null, metric?.high ?? null)}</span>
              </span>
              <span className="flex min-w-40 items-center justify-end gap-1">
                {place === 0 ? (
                  <Badge tone="depth">
                    <Term id="reference">{t.compare.reference}</Term>
                  </Badge>
                ) : (
                  <Button kind="quiet" size="small" onClick={() => order(withRunAt(runs, runs[place]!, 0))}>
                    {t.compare.makeReference(letter)}
                  </Button>
                )}
                {place > 1 && (
                  <IconButton
                    label={t.compare.earlier(letter)}
                    onClick={() => order(withRunAt(runs, runs[place]!, place - 1))}
                  >
                    <ArrowUp aria-hidden className="size-4" />
                  </IconButton>
                )}
                {runs.length > 2 && (
                  <IconButton
                    label={t.compare.leaveOut(letter)}
                    onClick={() => order(runs.filter((one) => one !== runs[place]))}
                  >
                    <X aria-hidden className="size-4" />
                  </IconButton>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
