import { createElement, type FunctionComponent, lazy, useState } from "react";
import { connection } from "./connection.ts";

type LazyPart<Props> = FunctionComponent<Props> & { preload(): Promise<void> };

/**
 * A page, or a part of one, that is loaded when it is opened, or about to be. Where its code cannot be fetched because the server is
 * away, it waits until the server is back instead of falling over.
 */
export function lazyPart<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, FunctionComponent<Props>>>,
  name: Name,
): LazyPart<Props> {
  let loaded: FunctionComponent<Props> | undefined;
  const waiting = lazy(async () => ({ default: (await onceReachable(load))[name] }));
  function Part(props: Props) {
    // What is here already is drawn at once: React holds back what it has waited for, by up to 300 ms.
    const [shown] = useState(() => loaded ?? waiting);
    return createElement(shown as FunctionComponent<Props>, props);
  }
  const preload = (): Promise<void> =>
    load().then(
      (module) => {
        loaded = module[name];
      },
      () => {},
    );
  return Object.assign(Part, { preload });
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
