import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import { connection } from "../api/connection.ts";

type Page = LazyExoticComponent<ComponentType> & { preload(): Promise<void> };

/**
 * A page that is loaded when it is opened, or about to be. Where its code cannot be fetched because the server is away, it waits until
 * the server is back instead of falling over.
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): Page {
  const page = lazy(async () => ({ default: (await onceReachable(load))[name] }));
  const preload = (): Promise<void> =>
    load().then(
      () => {},
      () => {},
    );
  return Object.assign(page, { preload });
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
