import { fork, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileLedger } from "../src/adapters/egress/file-ledger.ts";
import { type Ask, bareHttp, soundings } from "./models/contenders.ts";
import { node } from "./shared/measure.ts";
import { number, printRow, printTable } from "./shared/report.ts";

/**
 * What the model layer adds to a bare call of node:http, against a server in a process of its own: time of a whole call, delay of
 * a token, and memory of many streams at once. `node bench/models.ts [calls]`
 */
const calls = Number(process.argv[2] ?? 2000);
const streams = 500;
const rounds = 3;
const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const server = fork(pathOf("models/stream-server.ts"), {
  execPath: node,
  stdio: ["ignore", "pipe", "inherit", "ipc"],
});
const port = await new Promise<string>((resolve) =>
  server.stdout?.once("data", (text) => resolve(String(text).trim())),
);
const origin = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(join(tmpdir(), "soundings-bench-models-"));
try {
  const bare = bareHttp(origin);
  const ours = soundings(origin);
  const withFile = soundings(origin, fileLedger({ file: join(folder, "ledger.jsonl") }));
  await wholeCalls({ "node:http": bare, soundings: ours, "soundings, ledger on disk": withFile });
  await tokenDelays({ "node:http": bare, soundings: ours });
  manyStreams();
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** In turn, call by call, so that a slow moment falls on all. */
async function wholeCalls(contenders: Record<string, Ask>): Promise<void> {
  const times = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
  for (let call = -200; call < calls; call += 1) {
    for (const [name, ask] of Object.entries(contenders)) {
      const began = performance.now();
      await ask("50x0", () => {});
      if (call >= 0) times.get(name)?.push(performance.now() - began);
    }
  }
  const base = quantile(times.get("node:http") ?? [], 0.5);
  const rows = [...times].map(([contender, all]) => ({
    contender,
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    addedP50: quantile(all, 0.5) - base,
  }));
  for (const row of rows) printRow("models", { measure: "whole call of 50 tokens, ms", calls, ...row });
  console.log(`### A whole call of 50 tokens, ${calls} each, ms`);
  printTable(
    [
      { title: "", value: ({ contender }) => contender },
      { title: "p50", value: ({ p50 }) => number(p50) },
      { title: "p99", value: ({ p99 }) => number(p99) },
      { title: "added p50", value: ({ addedP50 }) => number(addedP50) },
    ],
    rows,
  );
}

/** From the server's write to the reader's hands, both by the machine's one monotonic clock. */
async function tokenDelays(contenders: Record<string, Ask>): Promise<void> {
  const delays = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
  for (let round = 0; round < 5; round += 1) {
    for (const [name, ask] of Object.entries(contenders)) {
      await ask("200x5", (sent) =>
        delays.get(name)?.push(Number(process.hrtime.bigint() - BigInt(sent.trim())) / 1e6),
      );
    }
  }
  const rows = [...delays].map(([contender, all]) => ({
    contender,
    tokens: all.length,
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    most: Math.max(...all),
  }));
  for (const row of rows) printRow("models", { measure: "delay of a token, ms", ...row });
  console.log("### From the server's write of a token to the reader, a token every 5 ms, ms");
  printTable(
    [
      { title: "", value: ({ contender }) => contender },
      { title: "tokens", value: ({ tokens }) => number(tokens) },
      { title: "p50", value: ({ p50 }) => number(p50) },
      { title: "p99", value: ({ p99 }) => number(p99) },
      { title: "most", value: ({ most }) => number(most) },
    ],
    rows,
  );
}

function manyStreams(): void {
  const rows = ["bare", "soundings"].map((contender) => {
    const args = [pathOf("models/many-streams.ts"), origin, contender, String(streams), "300x20"];
    const measured = Array.from({ length: rounds }, () => {
      const { stdout } = spawnSync(node, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
      return JSON.parse(stdout) as Record<
        "tokens" | "mostOpen" | "beforeMegabytes" | "peakMegabytes",
        number
      >;
    });
    // The worst: what a process holds depends on when its garbage is collected.
    const row = measured.reduce((most, one) => (one.peakMegabytes > most.peakMegabytes ? one : most));
    printRow("models", { measure: "many streams", contender, streams, ...row });
    return { contender: contender === "bare" ? "node:http" : contender, ...row };
  });
  console.log(
    `### ${streams} streams of 300 tokens at once, a process each, the highest of ${rounds}, 10^6 bytes resident`,
  );
  printTable(
    [
      { title: "", value: ({ contender }) => contender },
      { title: "open at once", value: ({ mostOpen }) => number(mostOpen) },
      { title: "before", value: ({ beforeMegabytes }) => number(beforeMegabytes) },
      { title: "peak", value: ({ peakMegabytes }) => number(peakMegabytes) },
    ],
    rows,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
