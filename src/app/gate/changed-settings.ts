import type { GateReport } from "../../contracts/gate.ts";
import { differingSettings } from "../differing-settings.ts";
import type { GateSide } from "./gate-side.ts";

/** Settings in which the candidate is not the baseline. */
export function changedSettings(baseline: GateSide, candidate: GateSide): GateReport["settings"] {
  return differingSettings(baseline, candidate).map(({ path, first, second }) => ({
    path,
    baseline: first,
    candidate: second,
  }));
}
