import { untilAborted } from "../../contracts/abort.ts";

/** Lets at most `size` pieces of work run at once; the others wait their turn. */
export interface Slots {
  run<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

export function slots(size: number): Slots {
  let free = size;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async run(work, signal) {
      if (free > 0) free -= 1;
      else {
        const turn = new Promise<void>((resolve) => waiting.push(resolve));
        try {
          await untilAborted(turn, signal);
        } catch (error) {
          // Whoever gave up still gets its turn, and passes it on.
          void turn.then(leave);
          throw error;
        }
      }
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
