import { stopped, throwIfAborted } from "../../contracts/abort.ts";
import type { Clock } from "../../ports/clock.ts";
import { minuteWindow } from "./minute-window.ts";
import type { Wait } from "./wait.ts";

/** What a provider allows; what is absent is not limited. */
export interface ModelLimits {
  concurrent?: number;
  requestsPerMinute?: number;
  tokensPerMinute?: number;
}

/** Keeps the calls of all models of one provider within its limits. First come, first served: nobody is overtaken by smaller calls. */
export interface ModelLimiter {
  /** Resolves when a call of up to so many tokens may begin. */
  enter(tokens: number, signal: AbortSignal): Promise<LimiterPass>;
}

export interface LimiterPass {
  /** Gives the place back, and the tokens that were not used; undefined where nobody knows. */
  leave(usedTokens: number | undefined): void;
}

export interface ModelLimiterSettings {
  limits: ModelLimits;
  clock: Pick<Clock, "monotonic">;
  wait: Wait;
}

interface Waiting {
  tokens: number;
  begin: (pass: LimiterPass) => void;
  fail: (error: unknown) => void;
}

export function modelLimiter({ limits, clock, wait }: ModelLimiterSettings): ModelLimiter {
  const requests = minuteWindow(limits.requestsPerMinute, clock);
  const tokens = minuteWindow(limits.tokensPerMinute, clock);
  const queue: Waiting[] = [];
  let running = 0;
  /** The wait for the first in the queue, if it is on. */
  let pause: AbortController | undefined;

  const hasPlace = (): boolean => running < (limits.concurrent ?? Infinity);

  const letIn = ({ tokens: most, begin: go }: Waiting): void => {
    running += 1;
    requests.use(1);
    const use = tokens.use(most);
    let isIn = true;
    go({
      leave(used) {
        if (!isIn) return;
        isIn = false;
        running -= 1;
        if (used !== undefined) use.correct(used);
        proceed();
      },
    });
  };

  const failAll = (error: unknown): void => {
    pause = undefined;
    for (const { fail } of queue.splice(0)) fail(error);
  };

  const proceed = (): void => {
    pause?.abort();
    pause = undefined;
    while (hasPlace()) {
      const first = queue[0];
      if (first === undefined) return;
      const delay = Math.max(requests.waitFor(1), tokens.waitFor(first.tokens));
      if (delay > 0) {
        const mine = new AbortController();
        pause = mine;
        // A wait that another has taken the place of ends unheard.
        wait(delay, mine.signal).then(
          () => (pause === mine ? proceed() : undefined),
          (error: unknown) => (pause === mine ? failAll(error) : undefined),
        );
        return;
      }
      queue.shift();
      letIn(first);
    }
  };

  return {
    enter(most, signal) {
      return new Promise((resolve, reject) => {
        throwIfAborted(signal);
        const waiting: Waiting = {
          tokens: most,
          begin(pass) {
            signal.removeEventListener("abort", giveUp);
            resolve(pass);
          },
          fail(error) {
            signal.removeEventListener("abort", giveUp);
            reject(error);
          },
        };
        const giveUp = (): void => {
          queue.splice(queue.indexOf(waiting), 1);
          reject(stopped(signal.reason));
          proceed();
        };
        signal.addEventListener("abort", giveUp, { once: true });
        queue.push(waiting);
        if (queue.length === 1) proceed();
      });
    },
  };
}
