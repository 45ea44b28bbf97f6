import type { Comparison } from "@contracts/api/comparison.ts";
import type { ReactNode } from "react";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";
import { useCompareAddress } from "../use-compare-address.ts";

/** The metric that verdict, drawing and questions go by. */
export function MetricSelect({ compared }: { compared: Comparison }): ReactNode {
  const { change } = useCompareAddress();
  const metrics = compared.comparisons[0]?.metrics ?? [];
  return (
    <Select
      label={t.compare.metric}
      value={compared.metric}
      choices={metrics.map(({ metric }) => ({ value: metric, label: metric }))}
      onChange={(metric) => change({ metric })}
    />
  );
}
