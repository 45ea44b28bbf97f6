import { IntervalBar } from "../../../charts/interval-bar.tsx";
import type { Column } from "../../../design/column.ts";
import { difference, interval, score } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import { VerdictMark } from "../../../design/verdict-mark.tsx";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";
import type { MetricRow } from "../prepare/metric-rows.ts";
import { MetricBasis } from "./metric-basis.tsx";
import { RunLetter } from "./run-letter.tsx";

/** Both values, the difference as numbers and as a drawing, what may be said of it, and what that rests on. */
export function metricTableColumns(runs: readonly string[], second: number): Column<MetricRow>[] {
  const letters = { first: letterOf(0), second: letterOf(second) };
  return [
    {
      id: "metric",
      header: t.compare.metric,
      name: t.compare.metric,
      cell: ({ compared: { metric, lowerIsBetter } }) => (
        <>
          <Term id={metric}>{metric}</Term>
          {lowerIsBetter && <span className="text-tiny text-ink-soft"> {t.compare.lower}</span>}
        </>
      ),
      value: (row) => row.compared.metric,
      width: "1fr",
    },
    {
      id: "first",
      header: <RunLetter place={0} />,
      name: letters.first,
      cell: (row) => score(row.compared.first),
      value: (row) => row.compared.first,
      width: 4.5,
      numeric: true,
    },
    {
      id: "second",
      header: <RunLetter place={second} />,
      name: letters.second,
      cell: (row) => score(row.compared.second),
      value: (row) => row.compared.second,
      width: 4.5,
      numeric: true,
    },
    {
      id: "difference",
      header: t.compare.difference,
      name: t.compare.difference,
      cell: ({ compared: { difference: value, low, high } }) => (
        <>
          <strong className="font-semibold">{difference(value)}</strong>{" "}
          <span className="text-ink-soft">{interval(low, high, difference)}</span>
        </>
      ),
      value: (row) => row.compared.difference,
      width: 10.5,
      numeric: true,
    },
    {
      id: "drawn",
      header: t.compare.drawn,
      name: t.compare.drawn,
      cell: ({ compared: { difference: value, low, high }, domain, tone }) => (
        <IntervalBar
          value={value}
          low={low}
          high={high}
          domain={domain}
          zero={0}
          tone={tone}
          shown={difference}
          width={140}
        />
      ),
      width: 9.5,
    },
    {
      id: "verdict",
      header: <Term id="verdict">{t.compare.verdict}</Term>,
      name: t.compare.verdict,
      cell: (row) => <VerdictMark kind={row.compared.verdict.kind} />,
      value: (row) => t.design[row.compared.verdict.kind],
      width: 8,
    },
    {
      id: "basis",
      header: t.compare.basis,
      name: t.compare.basis,
      cell: (row) => <MetricBasis compared={row.compared} letters={letters} runs={runs} />,
      width: 4.5,
    },
  ];
}
