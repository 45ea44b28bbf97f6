import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { Agent, request } from "node:http";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { temporaryFolder } from "./shared/corpora.ts";
import { median, node } from "./shared/measure.ts";
import { number, printRow, printTable } from "./shared/report.ts";
import { repository } from "./shared/soundings.ts";

/**
 * The server of a folder, in a process of its own: how soon after its start it answers, and how long reads take while an experiment
 * runs. Fifty clients, each asking again a quarter of a second after its answer, as a page does that shows something live.
 * `node bench/serve.ts [seconds]`
 */
const seconds = Number(process.argv[2] ?? 20);
const clients = 50;
const thinkMilliseconds = 250;
const starts = 7;

const folder = join(temporaryFolder("serve"), "house-manual");
cpSync(join(repository, "examples", "house-manual"), folder, {
  recursive: true,
  filter: (source) => !source.endsWith(".soundings"),
});
const scriptOf = (name: string): string => fileURLToPath(new URL(`serve/${name}`, import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: clients });

/** Until the first answer of the process, its own start included. */
async function start(
  script: string,
): Promise<{ address: string; firstAnswerMs: number; end(): Promise<void> }> {
  const began = performance.now();
  const child = spawn(node, [scriptOf(script), folder], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (text) => resolve(String(text).trim()));
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  await ask(address, "/api/health");
  return {
    address,
    firstAnswerMs: performance.now() - began,
    end: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

function ask(
  address: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; text: string; milliseconds: number }> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const options =
      body === undefined
        ? { agent }
        : { agent, method: "POST", headers: { origin: address, "content-type": "application/json" } };
    const asked = request(`${address}${path}`, options, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece: string) => (text += piece));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, text, milliseconds: performance.now() - began }),
      );
    });
    asked.on("error", reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN;
}

const first: number[] = [];
for (let count = 0; count < starts; count += 1) {
  const server = await start("start-server.ts");
  first.push(server.firstAnswerMs);
  await server.end();
}

const server = await start("start-server.ts");
const bare = await start("bare-server.ts");
const { address } = server;
const times = new Map<string, number[]>();
const controls: number[] = [];
const statuses = new Map<number, number>();
let experiments = 0;
try {
  // Something to read, before anything is measured.
  await workThrough({ kind: "run" });
  const runs = JSON.parse((await ask(address, "/api/runs")).text) as { entries: { id: string }[] };
  const reads = [
    "/api/project",
    "/api/runs",
    `/api/runs/${runs.entries[0]?.id}`,
    "/api/questions?limit=50",
    "/api/questions/versions",
    "/api/jobs",
    "/api/searches",
  ];
  for (const path of reads) await ask(address, path);
  const ends = performance.now() + seconds * 1000;
  await Promise.all([
    keepRunning(ends),
    ...Array.from({ length: clients }, (_, client) => read(reads, client, ends)),
  ]);
} finally {
  await Promise.all([server.end(), bare.end()]);
  agent.destroy();
}

async function workThrough(body: unknown): Promise<void> {
  const { text } = await ask(address, "/api/runs", body);
  const { id } = JSON.parse(text) as { id: string };
  for (let status = "running"; status === "running"; await pause(50)) {
    ({ status } = JSON.parse((await ask(address, `/api/jobs/${id}`)).text) as { status: string });
    if (status === "failed") throw new Error("The experiment failed.");
  }
}

/** One experiment after another, each with chunks of other sizes, so that nothing comes from the cache. */
async function keepRunning(ends: number): Promise<void> {
  while (performance.now() < ends) {
    const size = 200 + experiments * 7;
    await workThrough({ kind: "sweep", vary: { "chunk.size": [size, size + 1, size + 2, size + 3] } });
    experiments += 1;
  }
}

async function read(reads: readonly string[], client: number, ends: number): Promise<void> {
  await pause((client / clients) * thinkMilliseconds);
  for (let turn = client; performance.now() < ends; turn += 1) {
    const path = reads[turn % reads.length] as string;
    const { status, milliseconds } = await ask(address, path);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const name = path.startsWith("/api/runs/") ? "/api/runs/{run}" : path;
    times.set(name, [...(times.get(name) ?? []), milliseconds]);
    // The same moment on the same machine, without us.
    const control = await ask(bare.address, "/");
    controls.push(control.milliseconds);
    await pause(thinkMilliseconds);
  }
}

const rows = [
  ["a bare node:http beside it", controls] as const,
  ["all reads", [...times.values()].flat()] as const,
  ...times,
].map(([what, all]) => ({
  what,
  requests: all.length,
  p50: quantile(all, 0.5),
  p95: quantile(all, 0.95),
  p99: quantile(all, 0.99),
}));
const load = loadavg()[0] ?? 0;
printRow("serve", {
  measure: "first answer, ms",
  starts,
  median: median(first),
  largest: Math.max(...first),
});
for (const row of rows) printRow("serve", { measure: "reads, ms", clients, experiments, ...row });
console.log(
  `\n### First answer after the start, ${starts} starts: median ${number(median(first))} ms, largest ${number(Math.max(...first))} ms`,
);
console.log(`\n### Reads of ${clients} clients in ${seconds} s while ${experiments} experiments ran, ms`);
console.log(
  `Statuses: ${[...statuses].map(([status, count]) => `${count} of ${status}`).join(", ")}. Load of the machine at the end: ${number(load)}.\n`,
);
printTable(
  [
    { title: "", value: (row) => row.what },
    { title: "requests", value: (row) => String(row.requests) },
    { title: "p50", value: (row) => number(row.p50) },
    { title: "p95", value: (row) => number(row.p95) },
    { title: "p99", value: (row) => number(row.p99) },
  ],
  rows,
);
