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
};

function wait(milliseconds: number): void {
  clearTimeout(retry);
  retry = setTimeout(() => {
    fetch("/api/health", { cache: "no-store" }).then(
      (answer) => (answer.ok ? set(true) : again()),
      () => again(),
    );
  }, milliseconds);
  const again = (): void => wait(Math.min(2 * milliseconds, longestWaitMilliseconds));
}

function set(reachable: boolean): void {
  isReachable = reachable;
  for (const listener of listeners) listener();
}
