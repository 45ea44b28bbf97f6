import { stopped, throwIfAborted } from "../../contracts/abort.ts";
import { AppError } from "../../contracts/app-error.ts";
import { usdText } from "../../contracts/usd-text.ts";

export interface BudgetState {
  limitUsd: number;
  /** Of calls that have ended; for those in `callsAtBound` what they could have cost at the most. */
  spentUsd: number;
  /** Of calls under way, at the most. */
  reservedUsd: number;
  /** Calls that nobody told the usage of. */
  callsAtBound: number;
  /** Calls that cost more than was thought possible: only these can take the spent money beyond the limit. */
  callsAboveBound: number;
}

/** Money that many calls share. Their bounds are reserved before they begin, first come, first served. */
export interface BudgetMeter {
  /**
   * Resolves when a call of up to so many dollars may begin. Where only calls under way stand in its way it waits for what they
   * really cost; a free one never waits. Throws AppError "budget.exceeded" where it cannot fit any more, and "aborted" once the signal fired.
   */
  reserve(boundUsd: number, signal: AbortSignal): Promise<BudgetReservation>;
  state(): BudgetState;
}

export interface BudgetReservation {
  /** What the call cost takes the place of its bound; undefined where nobody knows, and the bound is spent. Counts once. */
  settle(costUsd: number | undefined): void;
}

interface Waiting {
  bound: number;
  grant: (reservation: BudgetReservation) => void;
  refuse: (error: AppError) => void;
}

/** Throws AppError "config.invalid" for a budget that nothing could be asked with. */
export function budgetMeter({ limitUsd }: { limitUsd: number }): BudgetMeter {
  requireSpendable(limitUsd);
  // Whole billionths, each cost rounded up: sums are exact, and a cost within its bound stays within it.
  const limit = Math.floor(limitUsd * billion);
  const queue: Waiting[] = [];
  let spent = 0;
  let reserved = 0;
  let callsAtBound = 0;
  let callsAboveBound = 0;

  const reservation = (bound: number): BudgetReservation => {
    reserved += bound;
    let isOpen = true;
    return {
      settle(costUsd) {
        if (!isOpen) return;
        const cost = costUsd === undefined ? bound : billionths(costUsd);
        isOpen = false;
        reserved -= bound;
        spent += cost;
        if (costUsd === undefined) callsAtBound += 1;
        if (cost > bound) callsAboveBound += 1;
        proceed();
      },
    };
  };

  const proceed = (): void => {
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      const { bound, grant, refuse } = first;
      if (spent + bound > limit) refuse(exceeded(limitUsd, spent / billion, bound / billion));
      else if (spent + reserved + bound <= limit) grant(reservation(bound));
      else return;
      queue.shift();
    }
  };

  return {
    reserve(boundUsd, signal) {
      return new Promise((resolve, reject) => {
        throwIfAborted(signal);
        const bound = billionths(boundUsd);
        if (bound === 0) return resolve(reservation(0));
        const giveUp = (): void => {
          queue.splice(queue.indexOf(waiting), 1);
          reject(stopped(signal.reason));
          proceed();
        };
        const waiting: Waiting = {
          bound,
          grant(made) {
            signal.removeEventListener("abort", giveUp);
            resolve(made);
          },
          refuse(error) {
            signal.removeEventListener("abort", giveUp);
            reject(error);
          },
        };
        signal.addEventListener("abort", giveUp, { once: true });
        queue.push(waiting);
        if (queue.length === 1) proceed();
      });
    },
    state: () => ({
      limitUsd,
      spentUsd: spent / billion,
      reservedUsd: reserved / billion,
      callsAtBound,
      callsAboveBound,
    }),
  };
}

const billion = 1_000_000_000;

function billionths(usd: number): number {
  if (!(usd >= 0)) throw new RangeError(`A cost of ${usd} US dollars is none.`);
  // A trillionth less, so that the noise of floating point is not rounded up.
  return Math.ceil(usd * billion * (1 - 1e-12));
}

function requireSpendable(limitUsd: number): void {
  if (limitUsd > 0 && Number.isSafeInteger(Math.floor(limitUsd * billion))) return;
  throw new AppError("config.invalid", {
    message:
      limitUsd === 0
        ? "With a budget of $0 no model can be asked."
        : `A budget of ${limitUsd} US dollars is none.`,
    hint: "Give an amount, such as --budget 5usd, or leave --budget out.",
  });
}

function exceeded(limitUsd: number, spentUsd: number, boundUsd: number): AppError {
  const left = usdText(Math.max(0, limitUsd - spentUsd));
  return new AppError("budget.exceeded", {
    message: `Of the budget of ${usdText(limitUsd)}, ${usdText(spentUsd)} is spent; the next call could cost up to ${usdText(boundUsd)}, and ${left} is left.`,
    hint: "Raise --budget and give the same command again: every reply so far is kept, and it continues from there.",
  });
}
