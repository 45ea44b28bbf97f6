import { inTodaysNames } from "../../contracts/earlier-names.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { GateReport } from "../../contracts/gate.ts";
import { differingSettings } from "../differing-settings.ts";
import type { GateSide } from "./gate-side.ts";

/** Settings in which the candidate is not the baseline. */
export function changedSettings(baseline: GateSide, candidate: GateSide): GateReport["settings"] {
  return differingSettings({ pipeline: completed(baseline.pipeline) }, candidate).map(
    ({ path, first, second }) => ({
      path,
      baseline: first,
      candidate: second,
    }),
  );
}

/** A baseline that was written before a setting was there has what the setting stands for by itself. */
function completed(stored: GateSide["pipeline"]): GateSide["pipeline"] {
  return (Pipeline.safeParse(inTodaysNames(stored)).data as GateSide["pipeline"] | undefined) ?? stored;
}
