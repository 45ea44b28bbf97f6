import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { RunsPage } from "../../src/contracts/api/runs.ts";
import { call } from "../../src/server/http-client.fixture.ts";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { startSlowRun } from "./setup/slow-run.ts";
import { site } from "./setup/site.ts";

const example = site();
let runs: RunsPage["entries"];

beforeAll(async () => {
  const { text } = await call(example.address, "/api/runs?sort=-metric:ndcg@10");
  runs = (JSON.parse(text) as RunsPage).entries;
});

const views = [
  ["stages", "Where the time went"],
  ["metrics", "What was found"],
  ["settings", "chunk.size"],
  ["questions", "hm-001"],
  ["failures", "How far questions with gold got"],
  ["artifacts", "rankings"],
  ["calls", "There is no call of a model."],
  ["lineage", "What it was made from"],
] as const;

async function widthOf(page: Page): Promise<number> {
  return page.evaluate<number>("document.documentElement.scrollWidth");
}

test.each(["light", "dark"] as const)(
  "every part of a run is there, and axe finds nothing (%s)",
  async (theme) => {
    const page = await example.open(`/runs/${runs[0]!.id}`, { theme, height: 1100 });
    for (const [view, seen] of views) {
      await page.goto(`${example.address}/runs/${runs[0]!.id}?view=${view}`);
      await page.getByText(seen, { exact: false }).first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await picture(page, `run-${view}-${theme}`);
    }
    await page.close();
    expect(example.faults()).toEqual([]);
  },
);

test("a narrow page is never wider than the screen, whatever part is shown", async () => {
  const page = await example.open(`/runs/${runs[0]!.id}`, { width: 360, theme: "dark", height: 800 });
  for (const [view, seen] of views) {
    await page.goto(`${example.address}/runs/${runs[0]!.id}?view=${view}`);
    await page.getByText(seen, { exact: false }).first().waitFor();
    await picture(page, `run-${view}-360`);
    expect([view, (await widthOf(page)) <= 360]).toEqual([view, true]);
  }
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("from the list to what a stage left, which is looked at and downloaded", async () => {
  const page = await example.open("/runs");
  await page.getByRole("link", { name: runs[0]!.label }).click();
  await page.getByRole("heading", { level: 1, name: runs[0]!.label }).waitFor();
  await page.getByRole("link", { name: "rankings" }).click();
  await page.getByRole("region", { name: "What it holds" }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(readFileSync(await download.path()).length).toBeGreaterThan(1000);
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("a question that was lost is one click from where it was lost", async () => {
  const page = await example.open(`/runs/${runs[0]!.id}?view=failures`);
  const ends = page.getByRole("region", { name: "How every question ended" });
  await ends.getByText("not retrieved", { exact: true }).waitFor();
  await ends.getByRole("link").first().click();
  await page.waitForURL(/\/runs\/[^/]+\/questions\/hm-/);
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("by keyboard alone: to the runs, two marked, and on to comparing them", async () => {
  const page = await example.open("/");
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  const boxes = page.getByRole("checkbox");
  await boxes.first().waitFor();
  await boxes.nth(0).focus();
  await page.keyboard.press("Space");
  await boxes.nth(1).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Compare 2" }).waitFor();
  await page.keyboard.press("x");
  await page.waitForURL(/\/compare\?runs=run-[^,]+,run-/);
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("the views of a run open by their numbers", async () => {
  const page = await example.open(`/runs/${runs[0]!.id}`);
  await page.getByRole("tab", { name: "Stages", selected: true }).waitFor();
  await page.keyboard.press("2");
  await page.getByRole("tab", { name: "Metrics", selected: true }).waitFor();
  await page.keyboard.press("8");
  await page.getByText("Where it ran").waitFor();
  await page.close();
  expect(example.faults()).toEqual([]);
});

test.each(["light", "dark"] as const)(
  "the list of runs narrows, sorts and keeps it in the address (%s)",
  async (theme) => {
    const page = await example.open("/runs", { theme });
    const rows = page.getByRole("grid").getByRole("row");
    await page.getByText("12 rows").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `runs-${theme}`);
    await page.getByLabel("Runs whose label holds").fill("size=900");
    await page.getByText("4 rows").waitFor();
    await page.getByRole("button", { name: /Sort by ndcg@10/ }).click();
    await page.waitForURL(/sort=-metric/);
    await page.reload();
    await page.getByText("4 rows").waitFor();
    expect(await rows.nth(1).textContent()).toContain(runs[0]!.label);
    await page.getByLabel("Runs whose label holds").fill("no such label");
    await page.getByText("No run is like that.", { exact: false }).waitFor();
    await page.close();
    expect(example.faults()).toEqual([]);
  },
);

test("the list fits a narrow screen", async () => {
  const page = await example.open("/runs", { width: 360 });
  await page.getByText("12 rows").waitFor();
  await picture(page, "runs-360");
  expect(await widthOf(page)).toBeLessThanOrEqual(360);
  await page.close();
});

test("settings that differ from the folder's file are marked, and stand alone where asked for", async () => {
  const run = runs.find(({ label }) => label.includes("chunk.size=900"))!;
  const page = await example.open(`/runs/${run.id}?view=settings`);
  await page.getByRole("checkbox", { name: /Only those that differ/ }).click();
  await page.getByRole("row").filter({ hasText: "chunk.size" }).getByText("differs").waitFor();
  expect(await page.getByRole("row").filter({ hasText: "chunk.overlap" }).count()).toBe(0);
  await page.close();
});

test("a run that was deleted, or never was, is told in a sentence", async () => {
  const page = await example.open("/runs/run-nobody");
  await page.getByText("There is no such run in this folder.").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "run-gone");
  await page.getByRole("link", { name: "Runs" }).last().click();
  await page.getByText("12 rows").waitFor();
  await page.close();
  // The browser itself writes down that there was nothing: nothing else may stand beside it.
  expect(example.faults().filter((fault) => !fault.includes("404"))).toEqual([]);
});

test("a run at work shows what it is at, stops, and goes on from there", async () => {
  const { run } = await startSlowRun(example.address);
  const page = await example.open(`/runs/${run}`);
  await page.getByRole("progressbar").or(page.getByText("at work…")).first().waitFor();
  await page
    .getByText(/^[\d,]+ of [\d,]+ (questions|resamples)/)
    .first()
    .waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "run-at-work");
  await page.getByRole("button", { name: "Stop this run" }).click();
  await page.getByText("stopped", { exact: true }).first().waitFor();
  await picture(page, "run-stopped");
  await page.getByRole("button", { name: "Go on with it" }).click();
  await page.waitForURL(/\/new\?job=/);
  const started = page.getByRole("region", { name: "Started" });
  await started.getByText(/7 stages, 7 from the cache/).waitFor();
  await started.getByRole("button", { name: "Stop" }).click();
  await started.getByText("stopped", { exact: true }).first().waitFor();
  await page.close();
  expect(example.faults()).toEqual([]);
});
