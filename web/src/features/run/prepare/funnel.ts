import type { RunFailures } from "@contracts/api/failures.ts";

type Step = RunFailures["steps"][number];

export interface FunnelStep {
  step: Step["step"];
  reached: number;
  share: number;
  lost: number;
  end: string | null;
  y: number;
  /** Of the bar of those that got so far, and of those lost on the way to it, which follows. */
  x: number;
  width: number;
  lostX: number;
  lostWidth: number;
}

const rowHeight = 34;

/**
 * Questions with gold, stage by stage: the bar shortens by those lost, which are drawn where they fell away.
 * @param textSize 1 at the usual size of text
 */
export function funnel(
  steps: readonly Step[],
  width: number,
  textSize = 1,
): { steps: FunnelStep[]; height: number; labelWidth: number } {
  const labelWidth = 152 * textSize;
  const all = steps[0]?.reached ?? 0;
  const room = Math.max(40, width - labelWidth - 8);
  const scale = all === 0 ? 0 : room / all;
  return {
    labelWidth,
    height: steps.length * rowHeight + 4,
    steps: steps.map(({ step, reached, lost, end }, row) => ({
      step,
      reached,
      share: all === 0 ? 0 : reached / all,
      lost,
      end,
      y: row * rowHeight,
      x: labelWidth,
      width: reached * scale,
      lostX: labelWidth + reached * scale,
      lostWidth: lost * scale,
    })),
  };
}
