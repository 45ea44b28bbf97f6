/** For work to end by itself once it was told to. Longer than anything takes that looks for a stop. */
const graceMilliseconds = 5000;

/** Waits for the work, and no longer than it may rightly take. */
export async function withinGrace(work: Promise<unknown>, milliseconds = graceMilliseconds): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  try {
    await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
