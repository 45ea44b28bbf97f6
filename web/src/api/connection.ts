/** Whether the server answers. One for the whole page, as all requests go to the same server. */
let isReachable = true;
let retry: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const firstWaitMilliseconds = 500;
const longestWaitMilliseconds = 5000;

export const connection = {
  isReachable: (): boolean => isReachable,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Something could not reach it: asks for its health until it answers. */
  lost(): void {
    if (!isReachable) return;
    set(false);
    wait(firstWaitMilliseconds);
  },
  /** Asks whether it answers now; where it does not, that is known from here on. */
  async answers(): Promise<boolean> {
    if (await isThere()) return true;
    connection.lost();
    return false;
  },
  /** Resolves once it answers again; at once where it is not known to be away. */
  back(): Promise<void> {
    if (isReachable) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = connection.subscribe(() => {
        if (!isReachable) return;
        stop();
        resolve();
      });
    });
  },
};

function isThere(): Promise<boolean> {
  return fetch("/api/health", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function wait(milliseconds: number): void {
  clearTimeout(retry);
  retry = setTimeout(() => {
    void isThere().then((there) => {
      if (there) set(true);
      else wait(Math.min(2 * milliseconds, longestWaitMilliseconds));
    });
  }, milliseconds);
}

function set(reachable: boolean): void {
  isReachable = reachable;
  for (const listener of listeners) listener();
}
