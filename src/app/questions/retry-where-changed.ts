import { AppError } from "../../contracts/app-error.ts";

/** Of those that write at once, one always succeeds: so many may. */
const mostTries = 50;

/**
 * Does again what reads the questions file and then writes it, where another has written it in between: what both change stays.
 * Only for work that is as right on the newer file.
 */
export async function retryWhereChanged<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (thrown) {
      const isChanged = thrown instanceof AppError && thrown.code === "questions.changed";
      if (!isChanged || tries === mostTries) throw thrown;
    }
  }
}
