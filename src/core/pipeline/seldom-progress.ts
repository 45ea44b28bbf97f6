import type { Clock } from "../../ports/clock.ts";
import type { StageContext } from "./stage.ts";

/** Often enough for a person to see that it moves. */
const apartMilliseconds = 250;

/** Tells a few times a second how far it is, however quick the steps are; always how each kind of step begins and ends. */
export function seldomProgress(
  progress: StageContext["progress"],
  clock: Pick<Clock, "monotonic">,
): StageContext["progress"] {
  let told: { at: number; unit: string } | undefined;
  return (done, total, unit) => {
    const at = clock.monotonic();
    const isSoon = told !== undefined && told.unit === unit && at - told.at < apartMilliseconds;
    if (isSoon && done < total) return;
    told = { at, unit };
    progress(done, total, unit);
  };
}
