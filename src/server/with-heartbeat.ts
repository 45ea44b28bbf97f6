/** A comment: whoever listens hears it and does nothing. */
const heartbeat = ": the connection stands\n\n";

/** Server-sent events, with a comment among them whenever nothing was told for so long: a dead connection is noticed by writing to it. */
export async function* withHeartbeat(
  events: AsyncIterable<string>,
  milliseconds: number,
): AsyncGenerator<string> {
  const reading = events[Symbol.asyncIterator]();
  try {
    for (let next = reading.next(); ;) {
      const { promise: silent, resolve } = Promise.withResolvers<"silent">();
      const timer = setTimeout(() => resolve("silent"), milliseconds);
      const heard = await Promise.race([next, silent]).finally(() => clearTimeout(timer));
      if (heard === "silent") {
        yield heartbeat;
        continue;
      }
      if (heard.done === true) return;
      yield heard.value;
      next = reading.next();
    }
  } finally {
    // Not awaited: it ends once what it waits for is told, or once it hears that the listener has left.
    reading.return?.()?.catch(() => {});
  }
}
