import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Job } from "../contracts/api/jobs.ts";

/** What the server counts of itself. */
export interface ServerMetrics {
  /** @param route as the table writes it, so that an address with a name in it makes no line of its own */
  count(request: { method: string; route: string; status: number; seconds: number }): void;
  /** In the text format of Prometheus. */
  text(now: { jobs: readonly Job[] }): string;
  close(): void;
}

const bucketSeconds = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Durations {
  buckets: number[];
  sum: number;
  count: number;
}

export function serverMetrics(): ServerMetrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Durations>();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();

  return {
    count({ method, route, status, seconds }) {
      const place = labels({ method, route });
      const counted = labels({ method, route, status: String(status) });
      requests.set(counted, (requests.get(counted) ?? 0) + 1);
      const taken = durations.get(place) ?? { buckets: bucketSeconds.map(() => 0), sum: 0, count: 0 };
      durations.set(place, taken);
      for (const [at, limit] of bucketSeconds.entries()) if (seconds <= limit) taken.buckets[at]! += 1;
      taken.sum += seconds;
      taken.count += 1;
    },
    text({ jobs }) {
      const memory = process.memoryUsage();
      const running = (kind: Job["kind"]) =>
        jobs.filter((job) => job.kind === kind && job.endedAt === null).length;
      return [
        ...family("soundings_requests_total", "counter", "Requests answered.", [...requests]),
        ...histogramLines(durations),
        ...family("soundings_event_loop_delay_seconds", "gauge", "How late the server's own thread was.", [
          [labels({ quantile: "0.5" }), delay.percentile(50) / 1e9],
          [labels({ quantile: "0.99" }), delay.percentile(99) / 1e9],
          [labels({ quantile: "1" }), delay.max / 1e9],
        ]),
        ...family("soundings_memory_bytes", "gauge", "Of the whole process.", [
          [labels({ kind: "resident" }), memory.rss],
          [labels({ kind: "heap" }), memory.heapUsed],
        ]),
        ...family("soundings_jobs_running", "gauge", "Jobs that have not ended.", [
          [labels({ kind: "run" }), running("run")],
          [labels({ kind: "sweep" }), running("sweep")],
          [labels({ kind: "ask" }), running("ask")],
        ]),
        "",
      ].join("\n");
    },
    close() {
      delay.disable();
    },
  };
}

function histogramLines(durations: ReadonlyMap<string, Durations>): string[] {
  const name = "soundings_request_seconds";
  const lines = [`# HELP ${name} From a request to the end of its answer.`, `# TYPE ${name} histogram`];
  for (const [place, { buckets, sum, count }] of durations) {
    const within = (limit: string, value: number) =>
      `${name}_bucket${place.slice(0, -1)},le="${limit}"} ${value}`;
    lines.push(
      ...bucketSeconds.map((limit, at) => within(String(limit), buckets[at]!)),
      within("+Inf", count),
      `${name}_sum${place} ${sum}`,
      `${name}_count${place} ${count}`,
    );
  }
  return lines;
}

function family(name: string, type: string, help: string, lines: readonly (readonly [string, number])[]) {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...lines.map(([label, value]) => `${name}${label} ${value}`),
  ];
}

function labels(pairs: Record<string, string>): string {
  const written = Object.entries(pairs).map(
    ([name, value]) =>
      `${name}="${value.replace(/["\\\n]/g, (letter) => (letter === "\n" ? "\\n" : `\\${letter}`))}"`,
  );
  return `{${written.join(",")}}`;
}
