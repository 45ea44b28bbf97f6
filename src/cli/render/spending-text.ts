import { count, counted } from "../../contracts/count-text.ts";
import type { ModelSpending } from "../../contracts/model-spending.ts";
import type { Run } from "../../contracts/run.ts";
import { usdText } from "../../contracts/usd-text.ts";
import { note } from "./output.ts";
import { table } from "./table.ts";

/** What models took and what it cost; empty where none was asked. */
export function spendingText(spent: readonly ModelSpending[]): string {
  if (spent.length === 0) return "";
  const right = "right" as const;
  const columns = [
    { title: "model" },
    { title: "calls", align: right },
    { title: "tokens read", align: right },
    { title: "tokens written", align: right },
    { title: "cost", align: right },
    { title: "kept from before, for nothing" },
  ];
  const rows = spent.map((one) => [
    one.model,
    count(one.calls),
    count(one.inputTokens),
    count(one.outputTokens),
    costText(one),
    keptText(one),
  ]);
  const untold = spent.flatMap(({ model, callsWithoutUsage }) =>
    callsWithoutUsage === 0
      ? []
      : [`${counted(callsWithoutUsage, "call")} of ${model} ended without a word of what was taken.`],
  );
  return [table(columns, rows), ...untold].join("\n");
}

function costText({ usd, callsWithoutUsage }: ModelSpending): string {
  if (usd === null) return "price unknown";
  return callsWithoutUsage === 0 ? usdText(usd) : `at least ${usdText(usd)}`;
}

function keptText({ kept: { calls, texts } }: ModelSpending): string {
  return [
    ...(calls === 0 ? [] : [counted(calls, "call")]),
    ...(texts === 0 ? [] : [counted(texts, "text")]),
  ].join(", ");
}

/** On standard error, where a run ends without a result: what was paid for all the same. */
export function noteSpendingOfFailure(
  runs: readonly Pick<Run, "status">[],
  spent: readonly ModelSpending[],
  { json }: { json: boolean },
): void {
  const hasFailed = runs.length === 0 || runs.some(({ status }) => status !== "finished");
  if (hasFailed && spent.length > 0 && !json) note(`${spendingText(spent)}\n`);
}
