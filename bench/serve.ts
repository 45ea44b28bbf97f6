import { cpSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { temporaryFolder } from "./shared/corpora.ts";
import { folderOfManyRuns } from "./serve/folder-of-many-runs.ts";
import { type PageTime, pagesOfManyRuns } from "./serve/pages-of-many-runs.ts";
import { ask, hangUp, startServer } from "./serve/server-process.ts";
import { median } from "./shared/measure.ts";
import { number, printRow, printTable } from "./shared/report.ts";
import { repository } from "./shared/soundings.ts";

/**
 * The server of a folder, in a process of its own: how soon after its start it answers, and how long reads take while an experiment
 * runs. Fifty clients, each asking again a quarter of a second after its answer, as a page does that shows something live. Then what
 * pages wait for in a folder of many runs, and in one of two runs of many questions, and how much memory the process takes.
 * `node bench/serve.ts [seconds] [runs] [questions]`; with 0 runs or 0 questions that part is left out.
 */
const seconds = Number(process.argv[2] ?? 20);
const manyRuns = Number(process.argv[3] ?? 1000);
const manyQuestions = Number(process.argv[4] ?? 50_000);
const clients = 50;
const thinkMilliseconds = 250;
const starts = 7;

const folder = join(temporaryFolder("serve"), "house-manual");
cpSync(join(repository, "examples", "house-manual"), folder, {
  recursive: true,
  filter: (source) => !source.endsWith(".soundings"),
});
function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN;
}

const first: number[] = [];
for (let count = 0; count < starts; count += 1) {
  const server = await startServer("start-server.ts", folder);
  first.push(server.firstAnswerMs);
  await server.end();
}

const server = await startServer("start-server.ts", folder);
const bare = await startServer("bare-server.ts", folder);
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
  hangUp();
}

async function workThrough(body: unknown): Promise<void> {
  const { text } = await ask(address, "/api/runs", { body });
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

for (const [runs, questions] of [
  [manyRuns, 500],
  [2, manyQuestions],
] as const) {
  if (runs > 0 && questions > 0) await measurePages(runs, questions);
}

async function measurePages(runs: number, questions: number): Promise<void> {
  const many = await folderOfManyRuns(runs, questions);
  const cold = await startServer("start-server.ts", many);
  const board = await ask(cold.address, "/api/leaderboard");
  await cold.end();
  const warm = await startServer("start-server.ts", many);
  const pages: PageTime[] = [
    { what: "leaderboard, asked at the server's start", ...timed(board) },
    ...(await pagesOfManyRuns(warm)),
  ];
  const memory = warm.residentMegabytes();
  await warm.end();
  hangUp();
  for (const page of pages) printRow("serve", { measure: "page, ms", runs, questions, ...page });
  printRow("serve", { measure: "resident, MB", runs, questions, ...memory });
  console.log(`\n### Pages of ${runs} runs of ${questions} questions, ms`);
  console.log(
    memory === null
      ? ""
      : `Resident at the end: ${number(memory.now)} MB, at most ${number(memory.largest)} MB.\n`,
  );
  printTable(
    [
      { title: "", value: (page: PageTime) => page.what },
      { title: "status", value: (page: PageTime) => String(page.status) },
      { title: "ms", value: (page: PageTime) => number(page.milliseconds) },
      { title: "kB", value: (page: PageTime) => number(page.kilobytes) },
    ],
    pages,
  );
}

function timed({ status, milliseconds, text }: { status: number; milliseconds: number; text: string }) {
  return { status, milliseconds, kilobytes: text.length / 1000 };
}
