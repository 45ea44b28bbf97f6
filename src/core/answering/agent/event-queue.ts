/** Hands on what is pushed, in order, to one reader, however much faster it is pushed than read. */
export interface EventQueue<Event> extends AsyncIterable<Event> {
  push(event: Event): void;
  /** After what was pushed before; later calls change nothing. */
  end(): void;
  /** Like `end`, and the reader then meets the error. */
  fail(error: unknown): void;
}

export function eventQueue<Event>(): EventQueue<Event> {
  const waiting: Event[] = [];
  let ending: { error?: unknown } | undefined;
  let wake = (): void => {};
  const endAs = (how: { error?: unknown }): void => {
    ending ??= how;
    wake();
  };
  return {
    push(event) {
      waiting.push(event);
      wake();
    },
    end: () => endAs({}),
    fail: (error) => endAs({ error }),
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift() as Event;
        if (ending !== undefined) break;
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
      }
      if ("error" in ending) throw ending.error;
    },
  };
}
