import { type FunctionComponent, lazy, type LazyExoticComponent } from "react";
import { connection } from "./connection.ts";

type LazyPart<Props> = LazyExoticComponent<FunctionComponent<Props>> & { preload(): Promise<void> };

/**
 * A page, or a part of one, that is loaded when it is opened, or about to be. Where its code cannot be fetched because the server is
 * away, it waits until the server is back instead of falling over.
 */
export function lazyPart<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, FunctionComponent<Props>>>,
  name: Name,
): LazyPart<Props> {
  const part = lazy(async () => ({ default: (await onceReachable(load))[name] }));
  const preload = (): Promise<void> =>
    load().then(
      () => {},
      () => {},
    );
  return Object.assign(part, { preload });
}

async function onceReachable<Value>(load: () => Promise<Value>): Promise<Value> {
  try {
    return await load();
  } catch (thrown) {
    // A server that answers and has no such file is of another version: that is no matter of waiting.
    if (connection.isReachable() && (await connection.answers())) throw thrown;
    await connection.back();
    // Browsers remember that a module could not be fetched. Where the person is stands in the address.
    location.reload();
    return new Promise(() => {});
  }
}
