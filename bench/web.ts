import { gzipSync } from "node:zlib";
import { loadavg } from "node:os";
import type { Page, Response } from "playwright-core";
import { openBrowser } from "../test/web/setup/open-browser.ts";
import { median } from "./shared/measure.ts";
import { number, printRow, printTable } from "./shared/report.ts";
import { folderOfManyRuns } from "./serve/folder-of-many-runs.ts";
import { ask, hangUp, startServer } from "./serve/server-process.ts";
import { blankFrames } from "./web/blank-frames.ts";
import { heapMegabytes } from "./web/heap.ts";
import { untilPainted } from "./web/until-painted.ts";

/**
 * The pages in a real browser, over a server in a process of its own: how much script the first load takes, how soon large tables can
 * be used, sorted, filtered and scrolled, and what both take of memory. `node bench/web.ts [runs] [matrix rows]`, after
 * `npm run build` for the server as it is published.
 */
const [runs = 1000, matrixRows = 50_000] = process.argv.slice(2).map(Number);
const rounds = 5;

interface Row {
  what: string;
  value: number | null;
  unit: string;
  asked: number;
}
const rows: Row[] = [];
const found = (what: string, value: number | null, unit: string, asked: number): void => {
  rows.push({ what, value, unit, asked });
  printRow("web", { what, value, unit, asked });
};

const { browser, which, close } = await openBrowser();

async function open(): Promise<{ page: Page; scripts: Map<string, number> }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const scripts = new Map<string, number>();
  const count = async (response: Response): Promise<void> => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith(".js") && response.status() === 200)
      scripts.set(pathname, gzipSync(await response.body(), { level: 9 }).length);
  };
  page.on("response", (response) => void count(response));
  return { page, scripts };
}

/** Milliseconds from the start of the navigation until a row can be seen. */
async function usable(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  await page.locator("[data-row]").first().waitFor({ timeout: 120_000 });
  return page.evaluate(() => performance.now());
}

async function opened(page: Page, address: string): Promise<{ first: number; again: number }> {
  const first = await usable(page, address);
  const again: number[] = [];
  for (let round = 0; round < rounds; round += 1) again.push(await usable(page, address));
  return { first, again: median(again) };
}

async function leaderboard(): Promise<void> {
  const folder = await folderOfManyRuns(runs, 200);
  const answered = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = await startServer("start-server.ts", folder);
    answered.push(started.firstAnswerMs);
    await started.end();
  }
  found("server's first answer after its start", median(answered), "ms", 500);
  const server = await startServer("start-server.ts", folder);
  const { page, scripts } = await open();
  const times = await opened(page, `${server.address}/leaderboard`);
  found(
    "script of the first load, gzip",
    [...scripts.values()].reduce((sum, size) => sum + size, 0) / 1000,
    "kB",
    250,
  );
  found(`leaderboard of ${runs} runs usable, server just started`, times.first, "ms", 1000);
  found(`leaderboard of ${runs} runs usable, again`, times.again, "ms", 1000);
  const sorts: number[] = [];
  const buttons = page.locator('[role="columnheader"] button');
  for (let round = 0; round < rounds; round += 1)
    sorts.push(await untilPainted(page, buttons.nth(round % 2)));
  found("leaderboard sorted by a column", median(sorts), "ms", 100);
  found("leaderboard scrolled: frames with a blank row", await blankFrames(page), "frames", 0);
  found("browser's heap with the leaderboard", await heapMegabytes(page), "MB", 250);
  await page.close();
  found(`server with ${runs} runs, largest`, server.residentMegabytes()?.largest ?? null, "MB", 400);
  await server.end();
}

async function matrix(): Promise<void> {
  const server = await startServer("start-server.ts", await folderOfManyRuns(2, matrixRows));
  const { entries } = JSON.parse((await ask(server.address, "/api/runs")).text) as {
    entries: { id: string }[];
  };
  const { page } = await open();
  const ids = entries.map(({ id }) => id).join(",");
  const times = await opened(page, `${server.address}/compare?runs=${ids}&view=matrix`);
  found(`matrix of ${matrixRows} rows usable, first`, times.first, "ms", 1000);
  found(`matrix of ${matrixRows} rows usable, again`, times.again, "ms", 1000);
  const buttons = page.locator('[role="columnheader"] button');
  const sorts: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    sorts.push(await untilPainted(page, buttons.nth(round % 2)));
  found("matrix sorted by a column", median(sorts), "ms", 100);
  const filters: number[] = [];
  const moved = page
    .getByRole("button", { name: /^moved/i })
    .or(page.getByRole("radio", { name: /^moved/i }))
    .first();
  const all = page
    .getByRole("button", { name: /^all/i })
    .or(page.getByRole("radio", { name: /^all/i }))
    .first();
  for (let round = 0; round < rounds; round += 1) {
    filters.push(await untilPainted(page, moved));
    await untilPainted(page, all);
  }
  found("matrix filtered", median(filters), "ms", 100);
  found("matrix scrolled: frames with a blank row", await blankFrames(page), "frames", 0);
  found("browser's heap with the matrix", await heapMegabytes(page), "MB", 250);
  await page.close();
  found(
    `server with ${matrixRows} questions, largest`,
    server.residentMegabytes()?.largest ?? null,
    "MB",
    400,
  );
  await server.end();
}

try {
  await leaderboard();
  await matrix();
} finally {
  await close();
  hangUp();
}

console.log(`\n### The pages in ${which.replace(/^.*\//, "")}\n`);
console.log(
  `Load of the machine at the end: ${number(loadavg()[0] ?? 0)}. Times are from the start of a navigation, or from a click, to what is painted; medians of ${rounds}.\n`,
);
printTable(
  [
    { title: "", value: ({ what }: Row) => what },
    { title: "measured", value: ({ value, unit }: Row) => `${number(value)} ${unit}` },
    { title: "asked", value: ({ asked, unit }: Row) => `${asked} ${unit}` },
  ],
  rows,
);
