import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { openServer } from "../../src/server/open-server.ts";
import { soundings } from "../e2e/command-line.ts";
import { picture } from "./setup/picture.ts";
import { rankedRuns, readApi } from "./setup/read-api.ts";
import { site } from "./setup/site.ts";

const example = site();
const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});

async function open(at: string): Promise<Page> {
  const page = await example.open(at);
  opened.push(page);
  return page;
}

/** Every kind of page, each with what it needs. */
async function everyPage(): Promise<string[]> {
  const [first, second] = await rankedRuns(example);
  return [
    "/",
    "/leaderboard",
    `/compare?runs=${first},${second}`,
    "/runs",
    `/runs/${first}`,
    "/searches",
    "/ask",
    "/new",
    "/sources",
    "/document?source=boiler.md",
    "/questions",
    "/models",
    "/prompts",
    "/ledger",
  ];
}

test("a run that was removed meanwhile is told of in a sentence, and the way on is there", async () => {
  const page = await open("/runs/run-0000000000");
  await page.getByText("There is no such run in this folder.").first().waitFor();
  expect(await page.getByRole("main").getByRole("link").count()).toBeGreaterThan(0);
  await picture(page, "run-removed-light");
  const compared = await open("/compare?runs=run-0000000000,run-1111111111");
  await compared.getByRole("alert").first().waitFor();
});

test("a server that answers nonsense is told of on every page, and the page itself goes on", async () => {
  for (const at of await everyPage()) {
    const page = await open("/no-page");
    await page.route("**/api/**", (route) =>
      route.fulfill({ status: 502, body: "<html>Bad gateway</html>" }),
    );
    await page.goto(`${example.address}${at}`);
    await page.locator("h1").first().waitFor();
    // Whatever it shows, it is not blank, and it did not fall over.
    expect([at, await page.getByText("This page stopped with a fault of its own.").count()]).toEqual([at, 0]);
    await page.close();
  }
});

test("while a slow server works every page says what is waited for", async () => {
  const page = await open("/no-page");
  await page.route("**/api/leaderboard**", () => {});
  await page.goto(`${example.address}/leaderboard`);
  await page
    .getByText(/^Reading /)
    .first()
    .waitFor();
  await page
    .getByText(/seconds so far/)
    .first()
    .waitFor();
  expect(await page.getByRole("status").filter({ hasText: "seconds so far" }).count()).toBe(1);
  await picture(page, "slow-server-light");
});

test("while a page's own code is on its way, the place for it says so, when it is opened first and when another is left", async () => {
  const page = await open("/no-page");
  const held = Promise.withResolvers<void>();
  await page.route(/\/(sources|questions)-page-[^/]*\.js$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  const status = page.getByRole("main").getByRole("status").filter({ hasText: "Reading this page" });
  await page.goto(`${example.address}/sources`);
  await status.waitFor();
  await picture(page, "page-on-its-way-light");
  await page.goto(`${example.address}/models`);
  await page.locator("h1").first().waitFor();
  await page.getByRole("link", { name: "Questions", exact: true }).first().click();
  await status.waitFor();
  expect(await status.count()).toBe(1);
  held.resolve();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await status.count()).toBe(0);
});

test("a server that stops is told of, and when it is back the page shows what is there now without being touched", async () => {
  const own = await openServer({ folder: example.folder });
  const page = await open("/no-page");
  await page.goto(`${own.address}/sources`);
  await page.getByRole("grid").first().waitFor();
  await own.close();
  await page.getByRole("link", { name: "Questions", exact: true }).first().click();
  await page.getByText(/server has stopped answering/).waitFor();
  await picture(page, "server-stopped-light");
  const again = await openServer({ folder: example.folder, port: own.port });
  await page.getByText(/server has stopped answering/).waitFor({ state: "detached", timeout: 20_000 });
  await page.getByRole("grid").first().waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
  await again.close();
});

test("a part of a page that is first opened while the server is away comes once it is back", async () => {
  const own = await openServer({ folder: example.folder });
  const page = await open("/no-page");
  await page.goto(`${own.address}/leaderboard`);
  await page.getByRole("grid").first().waitFor();
  await own.close();
  await page.getByRole("tab", { name: "Trade-off" }).click();
  await page.getByText(/server has stopped answering/).waitFor();
  expect(await page.getByText("This page stopped with a fault of its own.").count()).toBe(0);
  const again = await openServer({ folder: example.folder, port: own.port });
  await page.getByRole("figure", { name: /against/ }).waitFor({ timeout: 30_000 });
  await again.close();
});

test("a document that was removed since the run is shown as the run saw it, and its absence is said", async () => {
  const [run] = await rankedRuns(example);
  const { sources } = await readApi<{ sources: { source: string }[] }>(example, "/api/sources");
  const markdown = sources.map(({ source }) => source).find((source) => source.endsWith(".md"))!;
  rmSync(path.join(example.folder, "sources", markdown));
  const then = await open(`/document?source=${markdown}&run=${run}`);
  await then.getByText("no longer in the folder").first().waitFor();
  const now = await open(`/document?source=${markdown}`);
  await now.getByRole("alert").first().waitFor();
  expect(await now.getByRole("alert").first().innerText()).toContain(markdown);
  await picture(now, "document-removed-light");
});

test("a store that was half written is told of in a sentence, and the server lives", async () => {
  const folder = path.join(path.dirname(example.folder), "half");
  mkdirSync(path.join(folder, "sources"), { recursive: true });
  writeFileSync(path.join(folder, "sources/a.md"), "# A\n\nThe boat is blue.\n");
  expect((await soundings(["run", folder, "--set", "embed.embedder=none"])).status).not.toBeNull();
  writeFileSync(path.join(folder, ".soundings/soundings.sqlite"), "SQLite format 3\0and then the power went");
  const own = await openServer({ folder });
  const page = await open("/no-page");
  for (const at of ["/", "/leaderboard", "/runs"]) {
    await page.goto(`${own.address}${at}`);
    await page.getByRole("alert").first().waitFor();
  }
  await picture(page, "store-damaged-light");
  await own.close();
});
