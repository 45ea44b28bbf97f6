import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const themes = ["light", "dark"] as const;
const overflow = (page: Page): Promise<number> => page.evaluate("document.documentElement.scrollWidth");
const searchOf = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);

/** Twenty-four configurations of the house manual. */
const settings = `experiment: house-manual
vary:
  chunk.strategy: [recursive, structure]
  chunk.size: [200, 300, 500, 900]
  retrieve.k: [3, 5, 8]
`;

/** As another terminal would: the page that is open has to notice by itself. */
function searchBeside(folder: string): Promise<void> {
  writeFileSync(path.join(folder, "soundings.yaml"), settings);
  const command = path.join(import.meta.dirname, "../../bin/development.js");
  const child = spawn(process.execPath, [command, "sweep", folder, "--search", "--json"], {
    stdio: "ignore",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`The search ended with ${code}.`)),
    );
  });
}

describe("a folder without searches", () => {
  const example = site();

  test.each(themes)("says what a search is for and how to start one (%s)", async (theme) => {
    const page = await example.open("/searches", { theme });
    await page.getByText("Nothing has been searched in this folder yet").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `searches-empty-${theme}`);
    expect(
      await page.getByRole("main").getByRole("link", { name: "New experiment" }).getAttribute("href"),
    ).toBe("/new");
    expect(example.faults()).toEqual([]);
  });

  test("a search that is not there says so, and the list is one step away", async () => {
    const page = await example.open("/searches/search-gone");
    expect(await page.getByRole("alert").innerText()).toMatch(/There is no search "search-gone"/);
    await page.getByRole("link", { name: "All searches" }).click();
    await page.waitForURL("**/searches");
    // The refusal itself is told to the console by the browser.
    expect(example.faults().filter((fault) => !/Failed to load resource/.test(fault))).toEqual([]);
  });
});

describe("a folder with a search", () => {
  const example = site();
  let id: string;

  beforeAll(async () => {
    const page = await example.open("/searches");
    const searching = searchBeside(example.folder);
    const listed = page.getByRole("row").filter({ hasText: "house-manual" }).getByRole("link");
    await listed.waitFor({ timeout: 120_000 });
    await listed.click();
    await page.getByRole("heading", { level: 2, name: "What it found" }).waitFor({ timeout: 120_000 });
    await searching;
    id = new URL(page.url()).pathname.split("/").at(-1)!;
  }, 240_000);

  test("the winner stands with its confirmed score, the lucky one and the baseline's", async () => {
    const page = await example.open(`/searches/${id}`);
    const found = page.getByRole("region", { name: "What it found" });
    const text = await found.innerText();
    expect(text).toMatch(/Winner: (?:structure|recursive) · \d+ · \d/);
    expect(text).toMatch(/Confirmed score\s+\.\d{3} \[\.\d{3},\s1?\.\d{3}\]/);
    expect(text).toMatch(/on \d+ questions in \d+ clusters that took no part in choosing it/);
    expect(text).toMatch(/Optimistic score\s+\.\d{3}/);
    expect(text).toMatch(/partly lucky\. Trust the confirmed one/);
    expect(text).toMatch(/Baseline \(winner minus this\)/);
    expect(await page.getByRole("region", { name: "What it took" }).innerText()).toMatch(
      /[\d,]+ of the 4,752 evaluations that measuring every configuration on every question takes: \d+ % saved/,
    );
    expect(example.faults()).toEqual([]);
  });

  test("a configuration is found, followed from round to round, and the address keeps it", async () => {
    const page = await example.open(`/searches/${id}`);
    await page.getByRole("searchbox", { name: "Find a configuration" }).fill("recursive · 200");
    await page.getByText("3 of 24 rows").or(page.getByText("3 rows")).waitFor();
    await page.getByRole("row").filter({ hasText: "recursive · 200 · 8" }).click();
    const followed = page.getByRole("region", { name: "Followed: recursive · 200 · 8" });
    await followed.getByRole("heading", { name: "Screening" }).waitFor();
    await followed.getByText(/^Dropped\. Place \d+, and \d+ went on\./).waitFor();
    expect(searchOf(page)["configuration"]).toBe("chunk.strategy=recursive chunk.size=200 retrieve.k=8");
    await page.reload();
    await followed.waitFor();
    await followed.getByRole("button", { name: "Follow nobody" }).click();
    await page.getByText("Choose a configuration in the race or in the table to follow it.").waitFor();
    expect(example.faults()).toEqual([]);
  });

  test("by keyboard alone: the race is walked line by line and one is followed", async () => {
    const page = await example.open(`/searches/${id}`);
    const lines = page.getByRole("group", { name: "Configurations as lines" }).getByRole("button");
    await lines.first().waitFor();
    expect(await lines.count()).toBe(24);
    await lines.and(page.locator('[tabindex="0"]')).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const runnerUp = page.getByRole("region", { name: /^Followed: / });
    await runnerUp.getByText("runner-up", { exact: true }).waitFor();
    expect(await page.locator('[role="row"][aria-selected="true"]').innerText()).toMatch(/came second/);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await runnerUp
      .getByText(/Dropped\./)
      .first()
      .waitFor();
    expect(example.faults()).toEqual([]);
  });

  test("the leaderboard leads to what the search dropped", async () => {
    const page = await example.open("/leaderboard");
    await page.getByRole("link", { name: "What the search dropped, and why" }).click();
    await page.waitForURL(`**/searches/${id}`);
    await page
      .getByRole("region", { name: "Rounds" })
      .getByText(/behind in rank/)
      .first()
      .waitFor();
    expect(example.faults()).toEqual([]);
  });

  test.each(["Drawing (SVG)", "Numbers (CSV)"])("the race is saved: %s", async (entry) => {
    const page = await example.open(`/searches/${id}`);
    await page.getByRole("button", { name: "Save: The race" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: entry }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^the-race\.(?:svg|csv)$/);
    expect(example.faults()).toEqual([]);
  });

  describe.each(themes)("%s", (theme) => {
    test.each([
      { name: "searches", at: () => "/searches", ready: "finished" },
      { name: "search", at: () => `/searches/${id}`, ready: "What it found" },
      {
        name: "search-followed",
        at: () => `/searches/${id}?configuration=chunk.strategy%3Drecursive+chunk.size%3D200+retrieve.k%3D8`,
        ready: "Follow nobody",
      },
    ])(
      "$name has no accessibility fault, and fits 360 px and a large screen",
      async ({ name, at, ready }) => {
        const page = await example.open(at(), { theme, height: 1600 });
        await page.getByText(ready).first().waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        await picture(page, `${name}-${theme}`);
        for (const width of [360, 1920]) {
          const other = await example.open(at(), { theme, width, height: 1600 });
          await other.getByText(ready).first().waitFor();
          expect(await overflow(other)).toBeLessThanOrEqual(width);
          await picture(other, `${name}-${theme}-${width}`);
        }
        expect(example.faults()).toEqual([]);
      },
    );
  });
});
