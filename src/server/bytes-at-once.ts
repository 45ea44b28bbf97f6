/** Lets in what is large in turn, so that all that is held in memory at one time has a limit. */
export interface BytesAtOnce {
  /** Resolves once there is room, in the order of asking, with what gives the room back; at once with undefined where the signal fires. */
  take(bytes: number, signal: AbortSignal): Promise<(() => void) | undefined>;
}

/** @param most in bytes; what is larger is let in when nothing else is */
export function bytesAtOnce(most: number): BytesAtOnce {
  const waiting: { bytes: number; enter(): void }[] = [];
  let held = 0;

  function letIn(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (held > 0 && held + next.bytes > most) return;
      waiting.shift();
      held += next.bytes;
      next.enter();
    }
  }

  return {
    async take(bytes, signal) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const place = { bytes, enter: () => resolve(true) };
      const leave = (): void => {
        const at = waiting.indexOf(place);
        if (at === -1) return;
        waiting.splice(at, 1);
        resolve(false);
        letIn();
      };
      if (signal.aborted) return undefined;
      signal.addEventListener("abort", leave, { once: true });
      waiting.push(place);
      letIn();
      if (!(await promise)) return undefined;
      let isBack = false;
      return () => {
        if (isBack) return;
        isBack = true;
        held -= bytes;
        letIn();
      };
    },
  };
}
