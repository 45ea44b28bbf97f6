/** Turns callbacks into an AsyncIterable. What was pushed before the end is still delivered; an error ends the stream by throwing. */
export interface EventChannel<Event> extends AsyncIterable<Event> {
  push(event: Event): void;
  end(): void;
  fail(error: unknown): void;
}

export function eventChannel<Event>(): EventChannel<Event> {
  const waiting: Event[] = [];
  let closed: { error: unknown } | "ended" | undefined;
  let wake: (() => void) | undefined;
  const notify = () => {
    wake?.();
    wake = undefined;
  };
  return {
    push(event) {
      if (closed !== undefined) return;
      waiting.push(event);
      notify();
    },
    end() {
      closed ??= "ended";
      notify();
    },
    fail(error) {
      closed ??= { error };
      notify();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) {
          yield next;
        } else if (closed === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else if (closed === "ended") {
          return;
        } else {
          throw closed.error;
        }
      }
    },
  };
}
