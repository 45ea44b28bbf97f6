import type { Worker } from "node:worker_threads";

const millisecondsBetween = 50;

/**
 * Calls `exceeded` once where the worker holds more than so many megabytes outside its heap, as buffers do: its resource limits do not
 * count them. A busy worker is asked too, since V8 interrupts it to answer. Gives what ends the watch.
 */
export function watchMemory(worker: Worker, mostMegabytes: number, exceeded: () => void): () => void {
  let asked = false;
  let ended = false;
  const end = () => {
    ended = true;
    clearInterval(timer);
  };
  const look = async () => {
    asked = true;
    // One that has ended or not yet begun does not answer: its events tell of that.
    const bytes = await worker.getHeapStatistics().then(
      (statistics) => statistics.external_memory,
      () => 0,
    );
    asked = false;
    if (ended || bytes <= mostMegabytes * 2 ** 20) return;
    end();
    exceeded();
  };
  const timer = setInterval(() => {
    if (!asked) void look();
  }, millisecondsBetween);
  return end;
}
