import { AppError } from "../../contracts/app-error.ts";

/** Several that ask for one thing at the same time get what is made for the first; where that one left, the next makes it. */
export function makingOnce(): <Value>(
  name: string,
  make: () => Promise<Value>,
  signal: AbortSignal,
) => Promise<Value> {
  const making = new Map<string, Promise<unknown>>();

  return async function once<Value>(
    name: string,
    make: () => Promise<Value>,
    signal: AbortSignal,
  ): Promise<Value> {
    const begun = making.get(name) as Promise<Value> | undefined;
    if (begun !== undefined) {
      try {
        return await begun;
      } catch (thrown) {
        const firstLeft = thrown instanceof AppError && thrown.code === "aborted";
        if (!firstLeft || signal.aborted) throw thrown;
        return once(name, make, signal);
      }
    }
    const made = make();
    making.set(name, made);
    try {
      return await made;
    } finally {
      making.delete(name);
    }
  };
}
