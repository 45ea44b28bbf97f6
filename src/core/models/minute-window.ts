import type { Clock } from "../../ports/clock.ts";

/** How much was used within the last minute, wherever that minute begins. */
export interface MinuteWindow {
  /** How long until so much more may be used; 0 for now. More than the limit may be used when nothing else was. */
  waitFor(amount: number): number;
  use(amount: number): MinuteUse;
}

export interface MinuteUse {
  /** Where it turned out to be another amount. */
  correct(amount: number): void;
}

const minute = 60_000;

const unlimited: MinuteWindow = { waitFor: () => 0, use: () => ({ correct: () => {} }) };

/** Without a limit nothing is noted. */
export function minuteWindow(limit: number | undefined, clock: Pick<Clock, "monotonic">): MinuteWindow {
  if (limit === undefined) return unlimited;
  let uses: { at: number; amount: number }[] = [];
  const current = (): number => {
    const now = clock.monotonic();
    uses = uses.filter(({ at }) => now - at < minute);
    return now;
  };
  return {
    waitFor(amount) {
      const now = current();
      let excess = uses.reduce((sum, use) => sum + use.amount, 0) + Math.min(amount, limit) - limit;
      if (excess <= 0) return 0;
      for (const { at, amount: freed } of uses) {
        excess -= freed;
        if (excess <= 0) return at + minute - now;
      }
      return minute;
    },
    use(amount) {
      const use = { at: current(), amount };
      uses.push(use);
      return { correct: (actual) => void (use.amount = actual) };
    },
  };
}
