import { useQuery } from "@tanstack/react-query";
import type { SensitivityCheck } from "@contracts/verdict.ts";
import type { ReactNode } from "react";
import { Button } from "../../../design/button.tsx";
import { difference, interval } from "../../../design/format.ts";
import { QueryView } from "../../../design/query-view.tsx";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";
import { checksQuery } from "../queries.ts";
import { useCompareAddress } from "../use-compare-address.ts";

/** The same differences by other methods, once somebody asks. */
export function OtherMethods({ runs, metric }: { runs: readonly string[]; metric: string }): ReactNode {
  const { search, change } = useCompareAddress();
  const isAsked = search.checks === "on";
  const checks = useQuery({ ...checksQuery(runs, metric), enabled: isAsked });
  if (!isAsked) {
    return (
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button size="small" onClick={() => change({ checks: "on" })}>
          {t.compare.otherMethods}
        </Button>
        <span className="text-tiny text-ink-soft">{t.compare.methodsHint}</span>
      </div>
    );
  }
  return (
    <QueryView query={checks} what={t.compare.methods}>
      {(all) => (
        <div className="mt-3 overflow-x-auto">
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-small tabular-nums">
            {all.flatMap(({ second, checks: own }) => {
              const name = t.compare.against(letterOf(runs.indexOf(second)), letterOf(0));
              return own.length === 0
                ? [
                    <div key={second} className="contents">
                      <dt className="font-chart">{name}</dt>
                      <dd className="text-ink-soft">{t.compare.noMethod}</dd>
                    </div>,
                  ]
                : own.map((check) => (
                    <div key={`${second} ${check.check}`} className="contents">
                      <dt>
                        <span className="font-chart">{name}</span>{" "}
                        <span className="text-ink-soft">{nameOf(check)}</span>
                      </dt>
                      <dd>{textOf(check)}</dd>
                    </div>
                  ));
            })}
          </dl>
        </div>
      )}
    </QueryView>
  );
}

function nameOf(check: SensitivityCheck): string {
  switch (check.check) {
    case "sign-flip":
      return check.exact ? `${t.compare.signFlip}, ${t.compare.exact}` : t.compare.signFlip;
    case "mcnemar-mid-p":
      return t.compare.mcnemar;
    case "wilcoxon":
      return t.compare.wilcoxon;
    case "studentised-bootstrap":
      return t.compare.bootstrap;
  }
}

function textOf(check: SensitivityCheck): string {
  return check.check === "studentised-bootstrap"
    ? interval(check.low, check.high, difference)
    : t.compare.p(check.p);
}
