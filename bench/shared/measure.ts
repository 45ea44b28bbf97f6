import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a process cost, seen from outside. */
export interface Measurement {
  wallSeconds: number;
  /** User and system time of the process, its threads and the children it waited for. */
  cpuSeconds: number;
  /** Largest resident set of one process, in 10^6 bytes. */
  peakMegabytes: number;
  stdout: string;
  stderr: string;
  /** Exit code; null where the time limit ended it, and cost is then only the wall time. */
  status: number | null;
}

export interface MeasureOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** The process group is ended after so many seconds. */
  limitSeconds?: number;
  /** Exit codes that mean it did its work; 0 where absent. */
  allowed?: readonly number[];
}

/** The Node that everything here runs on: the repository's own where it is installed. */
export const node = firstExisting(["../../node_modules/node/bin/node"]) ?? process.execPath;

const gnuTime = hasGnuTime() ? "/usr/bin/time" : undefined;
const reportUsage = new URL("./report-usage.ts", import.meta.url);
export const measuredBy = gnuTime === undefined ? "process.resourceUsage() at exit" : "/usr/bin/time -v";

/** Runs a command of Node to its end. Rejects only where it cannot be started. */
export async function measure(args: readonly string[], options: MeasureOptions = {}): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), "soundings-bench-usage-"));
  const report = join(folder, "usage");
  const command = gnuTime === undefined ? [node, ...args] : [gnuTime, "-v", "-o", report, node, ...args];
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1", ...options.env };
  if (gnuTime === undefined) {
    env["BENCH_USAGE_FILE"] = report;
    env["NODE_OPTIONS"] = `${env["NODE_OPTIONS"] ?? ""} --import ${reportUsage.href}`;
  }
  try {
    const began = performance.now();
    // A group of its own, so that a time limit ends the measured process and not only the one that measures it.
    const child = spawn(command[0] as string, command.slice(1), { cwd: options.cwd, env, detached: true });
    endWithUs(child.pid as number, folder);
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (part: string) => (output.stdout += part));
    child.stderr.setEncoding("utf8").on("data", (part: string) => (output.stderr += part));
    const limit =
      options.limitSeconds === undefined
        ? undefined
        : setTimeout(() => process.kill(-(child.pid as number), "SIGKILL"), options.limitSeconds * 1000);
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve(code));
    });
    clearTimeout(limit);
    running.delete(child.pid as number);
    const wallSeconds = (performance.now() - began) / 1000;
    const usage = existsSync(report) ? usageOf(readFileSync(report, "utf8")) : undefined;
    return {
      wallSeconds,
      cpuSeconds: usage?.cpuSeconds ?? Number.NaN,
      peakMegabytes: usage?.peakMegabytes ?? Number.NaN,
      ...output,
      status,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const running = new Map<number, string>();

/** Being in a group of their own, measured processes would outlive a benchmark that is stopped. */
function endWithUs(pid: number, folder: string): void {
  if (running.size === 0 && process.listenerCount("exit", endRunning) === 0) {
    process.on("exit", endRunning);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(3));
  }
  running.set(pid, folder);
}

function endRunning(): void {
  for (const [pid, folder] of running) {
    process.kill(-pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Like `measure`, and the process must end with 0 or what else is allowed. */
export async function measureSuccess(
  args: readonly string[],
  options: MeasureOptions = {},
): Promise<Measurement> {
  const measured = await measure(args, options);
  if (measured.status !== null && (options.allowed ?? [0]).includes(measured.status)) return measured;
  const how = measured.status === null ? "was ended" : `ended with ${measured.status}`;
  throw new Error(`${args.join(" ")} ${how}: ${measured.stderr.trim().slice(-2000)}`);
}

/** BENCH_ROUNDS=1 is for a first look. */
export const usualRounds = Number(process.env["BENCH_ROUNDS"] ?? 3);

/**
 * Runs every contender in turn, then all again (A B A B …), three rounds where a run is short and one where it takes
 * longer than `longSeconds`, so that a slow minute of the machine falls on all alike.
 */
export async function alternate<Result extends { wallSeconds: number }>(
  contenders: readonly { name: string; run: () => Promise<Result> }[],
  { rounds = usualRounds, longSeconds = 60 } = {},
): Promise<Map<string, Result[]>> {
  const results = new Map<string, Result[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of contenders) {
      const sofar = results.get(name) ?? [];
      if (sofar.some(({ wallSeconds }) => wallSeconds > longSeconds)) continue;
      results.set(name, [...sofar, await run()]);
    }
  }
  return results;
}

export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length >> 1;
  if (ordered.length === 0) return Number.NaN;
  return ordered.length % 2 === 1
    ? (ordered[middle] as number)
    : ((ordered[middle - 1] as number) + (ordered[middle] as number)) / 2;
}

function usageOf(report: string): { cpuSeconds: number; peakMegabytes: number } {
  if (report.startsWith("{")) {
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(report) as NodeJS.ResourceUsage;
    return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: (maxRSS * 1024) / 1e6 };
  }
  const field = (name: string) => Number(report.match(new RegExp(`${name}[^:]*: ([\\d.]+)`))?.[1]);
  return {
    cpuSeconds: field("User time") + field("System time"),
    peakMegabytes: (field("Maximum resident set size") * 1024) / 1e6,
  };
}

function hasGnuTime(): boolean {
  if (!existsSync("/usr/bin/time")) return false;
  return spawnSync("/usr/bin/time", ["-v", process.execPath, "--version"], {
    encoding: "utf8",
  }).stderr.includes("Maximum resident set size");
}

function firstExisting(paths: readonly string[]): string | undefined {
  return paths.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));
}
