import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const example = site();
const themes = ["light", "dark"] as const;

const rows = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("checkbox") });
const searchOf = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);
const overflow = (page: Page): Promise<number> => page.evaluate("document.documentElement.scrollWidth");

async function board(at = "", visit: Parameters<typeof example.open>[1] = {}): Promise<Page> {
  const page = await example.open(`/leaderboard${at}`, visit);
  await page.getByRole("tablist").waitFor();
  return page;
}

test("a newcomer reads who is best, whom it is alike and what to do next, and comes to the comparison", async () => {
  const page = await board();
  const said = page.getByRole("region", { name: "Leaderboard" });
  const text = await said.innerText();
  expect(text).toMatch(/is best: ndcg@10 \.\d{3} \[\.\d{3},\s\.\d{3}\]/);
  expect(text).toMatch(/Measured on 198 questions in 44 clusters\./);
  expect(text).toMatch(/It cannot be told apart from \d+ others\./);
  expect(text).toMatch(/Against the baseline, recursive · 300 · context-bm25: better, \+\.\d{3}/);
  expect(await rows(page).count()).toBe(12);
  const best = rows(page).first();
  expect(await best.innerText()).toMatch(/better/);
  await said.getByRole("link", { name: "Compare best with baseline" }).click();
  await page.waitForURL(/\/compare\?/);
  expect(searchOf(page)).toEqual({
    runs: expect.stringMatching(/^run-\w+,run-\w+$/) as string,
    metric: "ndcg@10",
  });
  expect(example.faults()).toEqual([]);
});

test("marked runs are compared, and the mark stands in the address", async () => {
  const page = await board();
  await rows(page).nth(0).getByRole("checkbox").click();
  await page.getByText("1 run is marked.").waitFor();
  await rows(page).nth(3).getByRole("checkbox").click();
  await page.getByText("2 runs are marked.").waitFor();
  const { marked } = searchOf(page);
  await page.reload();
  await page.getByText("2 runs are marked.").waitFor();
  await page.getByRole("button", { name: "Compare 2 runs" }).click();
  await page.waitForURL(/\/compare\?/);
  expect(searchOf(page)["runs"]).toBe(marked);
  expect(example.faults()).toEqual([]);
});

test("runs are filtered by settings and by name, as chips that can be taken away", async () => {
  const page = await board();
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("group", { name: "chunk.size" }).getByRole("checkbox", { name: "300 (4)" }).click();
  await page.keyboard.press("Escape");
  await page.getByText("4 rows").waitFor();
  expect(searchOf(page)).toEqual({ where: "chunk.size=300" });
  await page.getByRole("searchbox", { name: "Find a run" }).fill("hybrid");
  await page.getByText("2 rows").waitFor();
  await page.getByRole("button", { name: "chunk.size = 300" }).click();
  await page.getByText("6 rows").waitFor();
  expect(searchOf(page)).toEqual({ text: "hybrid" });
  await page.getByRole("searchbox", { name: "Find a run" }).fill("nobody is called that");
  await page.getByText("No run meets all conditions.").waitFor();
  expect(example.faults()).toEqual([]);
});

test("runs are grouped, sorted and given other columns, and a shared address shows the same", async () => {
  const page = await board();
  await page.getByRole("combobox", { name: "Group by" }).click();
  await page.getByRole("option", { name: "retrieve.method" }).click();
  await page.getByText(/^retrieve\.method = hybrid · 6 runs · best \.\d{3}$/).waitFor();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "hit@5", exact: true }).click();
  await page.getByRole("checkbox", { name: "Index size" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Sort by hit@5" }).click();
  await page.locator('[aria-sort="descending"]').waitFor();
  expect(searchOf(page)).toEqual({ group: "retrieve.method", columns: "hit@5,latency", sort: "-hit@5" });
  const shared = await example.open(new URL(page.url()).pathname + new URL(page.url()).search);
  await shared.getByText(/^retrieve\.method = context-bm25 · 6 runs/).waitFor();
  expect(await shared.locator('[aria-sort="descending"]').innerText()).toBe("hit@5");
  expect(await shared.getByRole("columnheader", { name: "Index size" }).count()).toBe(0);
  expect(example.faults()).toEqual([]);
});

test("another metric and another baseline are worked out by the server", async () => {
  const page = await board();
  await page.getByRole("combobox", { name: "Ranked by" }).click();
  await page.getByRole("option", { name: /^citation-f1/ }).click();
  await page.getByRole("region", { name: "Leaderboard" }).getByText("citation-f1").waitFor();
  await page.getByRole("combobox", { name: "Baseline" }).click();
  await page.getByRole("option", { name: "structure · 900 · hybrid" }).click();
  const baseline = rows(page).filter({ has: page.getByText("baseline", { exact: true }) });
  await baseline.filter({ hasText: "structure · 900 · hybrid" }).waitFor();
  expect(searchOf(page)).toEqual({
    metric: "citation-f1",
    baseline: expect.stringMatching(/^run-/) as string,
  });
  expect(example.faults()).toEqual([]);
});

test("by keyboard alone: find, walk, mark two, compare; a run opens with Enter", async () => {
  const page = await board();
  await page.keyboard.press("f");
  await page.keyboard.type("hybrid");
  await page.getByText("6 rows").waitFor();
  const isOnRow = (): Promise<boolean> => page.evaluate("document.activeElement.hasAttribute('data-row')");
  for (let tabs = 0; tabs < 30 && !(await isOnRow()); tabs += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("x");
  await page.getByText("1 run is marked.").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.locator('[data-row="1"]:focus').waitFor();
  await page.keyboard.press("x");
  await page.getByText("2 runs are marked.").waitFor();
  await page.keyboard.press("c");
  await page.waitForURL(/\/compare\?runs=run-\w+,run-\w+/);
  await page.goBack();
  await rows(page).nth(1).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/runs\/run-/);
  expect(example.faults()).toEqual([]);
});

test("the baseline is chosen in the table by its key", async () => {
  const page = await board();
  await rows(page).nth(2).focus();
  const name = await rows(page).nth(2).getByRole("link").innerText();
  await page.keyboard.press("b");
  await rows(page)
    .filter({ has: page.getByText("baseline", { exact: true }) })
    .filter({ hasText: name })
    .waitFor();
  expect(searchOf(page)["baseline"]).toMatch(/^run-/);
  expect(example.faults()).toEqual([]);
});

describe("trade-off", () => {
  test("a point is read, marked and opened, and the table shows which it is", async () => {
    const page = await board("?view=trade-off");
    const points = page.getByRole("group", { name: "Runs as points" }).getByRole("button");
    await points.first().waitFor();
    expect(await points.count()).toBe(12);
    const last = points.last();
    const label = (await last.getAttribute("aria-label"))!;
    const name = label.slice(0, label.indexOf(":"));
    await last.click();
    const looked = page.getByRole("region", { name: "The run that is looked at" });
    await looked.getByText(name).waitFor();
    const { run } = searchOf(page);
    expect(run).toMatch(/^run-/);
    expect(await page.locator('[role="row"][aria-selected="true"]').innerText()).toContain(name);
    await looked.getByRole("button", { name: "Mark to compare" }).click();
    await page.getByText("1 run is marked.").waitFor();
    await looked.getByRole("link", { name: "Open the run" }).click();
    await page.waitForURL(`**/runs/${run}`);
    expect(example.faults()).toEqual([]);
  });

  test("arrow keys reach every point, from left to right", async () => {
    const page = await board("?view=trade-off");
    const points = page.getByRole("group", { name: "Runs as points" }).getByRole("button");
    await points.and(page.locator('[tabindex="0"]')).focus();
    const seen = new Set<string>();
    for (let step = 0; step < 12; step += 1) {
      await page.waitForURL(/run=/);
      const focused = await page.evaluate<string>("document.activeElement.getAttribute('data-run')");
      seen.add(focused);
      await page.waitForURL((url) => url.searchParams.get("run") === focused);
      await page.keyboard.press("ArrowRight");
    }
    expect(seen.size).toBe(12);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/runs\/run-/);
    expect(example.faults()).toEqual([]);
  });

  test("two measures are chosen, and swapped", async () => {
    const page = await board("?view=trade-off");
    await page.getByRole("combobox", { name: "Across" }).click();
    await page.getByRole("option", { name: "Index size" }).click();
    await page.getByText("ndcg@10 against Index size").first().waitFor();
    await page.getByRole("button", { name: "Swap the two" }).click();
    await page.getByText("Index size against ndcg@10").first().waitFor();
    expect(searchOf(page)).toEqual({ view: "trade-off", x: "ndcg@10", y: "index" });
    expect(example.faults()).toEqual([]);
  });

  test("the drawing is saved as picture, drawing and numbers", async () => {
    const page = await board("?view=trade-off");
    for (const [entry, ending] of [
      ["Drawing (SVG)", "svg"],
      ["Picture (PNG)", "png"],
      ["Numbers (CSV)", "csv"],
    ] as const) {
      await page
        .getByRole("button", { name: /^Save: ndcg@10 against/ })
        .first()
        .click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: entry }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`ndcg@10-against-time-per-question.${ending}`);
    }
    expect(example.faults()).toEqual([]);
  });
});

test("what each setting does is drawn, said in words, and leads to the runs it rests on", async () => {
  const page = await board("?view=effects");
  const size = page.getByRole("region", { name: "chunk.size" });
  await size.getByText("reference: 300").waitFor();
  expect(await size.getByRole("listitem").count()).toBe(2);
  await page.getByRole("img", { name: /clearly change the score/ }).waitFor();
  const larger = size.getByRole("listitem").filter({ hasText: "chunk.size 500 instead of 300" });
  await larger.getByRole("link", { name: "Show these runs" }).click();
  await page.getByText("4 rows").waitFor();
  expect(searchOf(page)).toEqual({ where: "chunk.size=500" });
  expect(example.faults()).toEqual([]);
});

test("a baseline that was deleted meanwhile says so, and there is a way on", async () => {
  const page = await example.open("/leaderboard?baseline=run-gone");
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toMatch(/run-gone/);
  await page.getByRole("link", { name: "Show the leaderboard as it is at first" }).click();
  await page.getByRole("tablist").waitFor();
  // The refusal itself is told to the console by the browser.
  expect(example.faults().filter((fault) => !/Failed to load resource/.test(fault))).toEqual([]);
});

const states = [
  { name: "leaderboard", at: "", ready: "12 rows" },
  {
    name: "leaderboard-grouped",
    at: "?group=chunk.size&where=retrieve.method=hybrid",
    ready: "6 rows",
  },
  { name: "leaderboard-trade-off", at: "?view=trade-off", ready: "12 rows" },
  { name: "leaderboard-effects", at: "?view=effects", ready: "reference: 300" },
] as const;

describe.each(themes)("%s", (theme) => {
  test.each(states)("$name has no accessibility fault", async ({ name, at, ready }) => {
    const page = await board(at, { theme });
    await page.getByText(ready).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `${name}-${theme}`);
    expect(example.faults()).toEqual([]);
  });

  test.each(states)("$name fits 360 px and a large screen", async ({ name, at, ready }) => {
    const narrow = await board(at, { theme, width: 360 });
    await narrow.getByText(ready).first().waitFor();
    expect(await overflow(narrow)).toBeLessThanOrEqual(360);
    await picture(narrow, `${name}-${theme}-360`);
    const wide = await board(at, { theme, width: 1920, height: 1080 });
    await wide.getByText(ready).first().waitFor();
    expect(await overflow(wide)).toBeLessThanOrEqual(1920);
    await picture(wide, `${name}-${theme}-1920`);
    expect(example.faults()).toEqual([]);
  });
});

describe("an empty folder", () => {
  const empty = site(() => undefined);

  test.each(themes)("says what to do next (%s)", async (theme) => {
    const page = await empty.open("/leaderboard", { theme });
    await page.getByText("No run of this experiment has finished yet").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `leaderboard-empty-${theme}`);
    expect(
      await page.getByRole("main").getByRole("link", { name: "New experiment" }).getAttribute("href"),
    ).toBe("/new");
    expect(empty.faults()).toEqual([]);
  });
});
