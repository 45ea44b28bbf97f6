import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { type ReactNode, useRef } from "react";
import type { ConfigurationFault, Estimate } from "@contracts/api/configuration.ts";
import { Button } from "../../../design/button.tsx";
import { ChoiceField } from "../../../design/choice-field.tsx";
import { ErrorNotice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { TextField } from "../../../design/text-field.tsx";
import { useKeys } from "../../../keyboard/keys.ts";
import * as t from "../../../messages/messages.ts";
import { newExperimentRoute } from "../new-experiment-route.ts";
import { checkQuery, startRuns } from "../queries.ts";
import { useSettled } from "../use-settled.ts";
import { EstimateView } from "./estimate-view.tsx";

const kinds = ["run", "sweep", "search"] as const;

/** What would be started, what it would take, and the button. */
export function StartPanel({
  text,
  kind,
  faults,
  isChecking,
}: {
  text: string;
  kind: Estimate["kind"];
  faults: readonly ConfigurationFault[];
  isChecking: boolean;
}): ReactNode {
  const search = newExperimentRoute.useSearch();
  const navigate = useNavigate({ from: "/new" });
  const client = useQueryClient();
  const words = t.newExperiment.start;
  const button = useRef<HTMLButtonElement>(null);
  const settled = useSettled(text, 600);
  const query = useQuery({ ...checkQuery(settled, kind, true), enabled: faults.length === 0 });
  const usd = Number(search.usd);
  const hasBudget = search.usd !== undefined && search.usd !== "";
  const isBudgetWrong = hasBudget && !(usd > 0);
  const start = useMutation({
    mutationFn: () => startRuns({ kind, configuration: text, ...(hasBudget ? { budgetUsd: usd } : {}) }),
    onSuccess: async (job) => {
      await client.invalidateQueries({ queryKey: ["project"] });
      const of = kind === "search" ? undefined : query.data?.configurations?.total;
      await navigate({ search: (before) => ({ ...before, job: job.id, of }) });
    },
  });
  const canStart = faults.length === 0 && !isBudgetWrong && !start.isPending;
  // It may cost money: the key goes to the button, and Enter presses it.
  useKeys([{ key: "s", label: words.goTo, run: () => button.current?.focus() }]);
  return (
    <Panel title={words.title}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <ChoiceField
            label={words.kind}
            value={kind}
            choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(next) =>
              void navigate({ search: (before) => ({ ...before, kind: next }), replace: true })
            }
          />
          <TextField
            label={words.budget}
            inputMode="decimal"
            fault={isBudgetWrong ? words.budgetFault : undefined}
            value={search.usd ?? ""}
            onChange={({ target }) =>
              void navigate({
                search: (before) => ({ ...before, usd: target.value || undefined }),
                replace: true,
              })
            }
            className="w-44"
          />
          <Button ref={button} kind="primary" disabled={!canStart} onClick={() => start.mutate()}>
            <Play aria-hidden className="size-4" />
            {words.action[kind]}
          </Button>
          {faults.length > 0 && <p className="text-small text-worse">{words.faults(faults.length)}</p>}
        </div>
        <p className="text-small text-ink-soft">{words.hints[kind]}</p>
        {start.isError && <ErrorNotice error={start.error} />}
        {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
        <EstimateView
          check={faults.length === 0 ? (query.data ?? null) : null}
          isFresh={!isChecking && settled === text && !query.isFetching}
        />
      </div>
    </Panel>
  );
}
