import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const example = site();
const themes = ["light", "dark"] as const;

// The folder is read once before any page is looked at: how long that takes is not what is tested here.
beforeAll(async () => {
  const page = await example.browser.newPage();
  await page.request.get(`${example.address}/api/document?source=winter.md`, { timeout: 55_000 });
  await page.close();
});

const textOf = (page: Page, source: string) => page.getByRole("region", { name: `Text of ${source}` });
const pagesOf = (page: Page, source: string) => page.getByRole("region", { name: `Pages of ${source}` });

/** Until the page in sight is drawn with what lies over it. */
async function drawn(page: Page): Promise<void> {
  await page.locator('canvas[data-drawn="true"]').first().waitFor();
  await page
    .getByRole("button", { name: /^Chunk \d+$/ })
    .first()
    .waitFor();
}

test("without a source the page says where to choose one", async () => {
  const page = await example.open("/document");
  await page.getByRole("link", { name: "See the sources" }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(example.faults()).toEqual([]);
});

test.each(themes)(
  "a text shows its chunks and gold, and a chosen chunk tells what it is (%s)",
  async (theme) => {
    const page = await example.open("/document?source=winter.md", { theme });
    const text = textOf(page, "winter.md");
    await text.getByText("Leave all radiators on").waitFor();
    await text.getByRole("button", { name: "Chunk 2", exact: true }).click();
    await page.getByRole("heading", { name: "Chunk 2 of 9" }).waitFor();
    await page.getByRole("status").filter({ hasText: "Chunk 2 of 9 chosen" }).waitFor({ state: "attached" });
    // Its question, in words, leads to the set.
    await page
      .getByRole("link", { name: "Where do we find something to spread on the frozen path?" })
      .waitFor();
    expect(new URL(page.url()).searchParams.get("start")).toBe("335");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `document-text-${theme}`);
    expect(example.faults()).toEqual([]);
  },
);

test("another chunker and size move the boundaries, and both are compared; the place stays", async () => {
  const page = await example.open("/document?source=winter.md");
  const text = textOf(page, "winter.md");
  await text.getByText("Leave all radiators on").waitFor();
  await text.evaluate((element) => {
    element.scrollTop = 300;
  });
  await page.getByRole("combobox", { name: "Chunker" }).click();
  await page.getByRole("option", { name: /^Fixed/ }).click();
  await page.getByLabel("Size", { exact: true }).fill("60");
  await page.getByRole("row", { name: /^Chunks 9 53$/ }).waitFor();
  const gold = page.getByRole("row", { name: /^Gold that is cut/ });
  expect(await gold.textContent()).toMatch(/0 of 4[1-4] of 4/);
  expect(await text.evaluate((element) => element.scrollTop)).toBeGreaterThan(200);
  expect(new URL(page.url()).search).toBe("?source=winter.md&strategy=fixed&size=60");
  await page.getByRole("checkbox", { name: "Cuts of now" }).waitFor();
  await page.getByRole("link", { name: "Use these in a new experiment" }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "document-cut-light");
  await page.getByRole("button", { name: "Back to now" }).click();
  await page.getByRole("row", { name: /^Chunks 9$/ }).waitFor();
  expect(example.faults()).toEqual([]);
});

test("settings that no chunker takes are refused in words, and the text stays", async () => {
  const page = await example.open("/document?source=winter.md&size=50&overlap=80");
  await page.getByText("Give a size that is larger than the overlap.").first().waitFor();
  await textOf(page, "winter.md").getByText("Leave all radiators on").waitFor();
  // The browser notes every answer that is a refusal.
  expect(example.faults().every((fault) => fault.includes("422"))).toBe(true);
});

test.each(themes)(
  "a PDF is drawn as it is printed, opened at the passage of the address (%s)",
  async (theme) => {
    const page = await example.open("/document?source=sauna-manual.pdf&start=2877&end=2935", { theme });
    await drawn(page);
    await page.getByText("Page 2 of 3").first().waitFor();
    await page.getByRole("link", { name: "How long may we sit in the sauna at a stretch?" }).waitFor();
    expect(await page.locator("canvas").count()).toBeLessThanOrEqual(3);
    await expect.poll(() => new URL(page.url()).searchParams.get("page")).toBe("2");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `document-pdf-${theme}`);
    expect(example.faults()).toEqual([]);
  },
);

test("pages, size and view are changed by keyboard alone, and stand in the address", async () => {
  const page = await example.open("/document?source=sauna-manual.pdf");
  await drawn(page);
  await page.keyboard.press("]");
  await page.getByText("Page 2 of 3").first().waitFor();
  await page.keyboard.press("+");
  await expect.poll(() => new URL(page.url()).searchParams.get("zoom")).not.toBe(null);
  await page.keyboard.press("0");
  await expect.poll(() => new URL(page.url()).searchParams.get("zoom")).toBe(null);
  await page.keyboard.press("j");
  await page.getByRole("heading", { name: "Chunk 1 of 16" }).waitFor();
  await page.keyboard.press("j");
  await page.getByRole("heading", { name: "Chunk 2 of 16" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Choose a chunk by its number at the side").waitFor();
  await page.keyboard.press("v");
  await textOf(page, "sauna-manual.pdf").waitFor();
  await page.keyboard.press("v");
  await pagesOf(page, "sauna-manual.pdf").waitFor();
  expect(example.faults()).toEqual([]);
});

test("a run's citations lie over the page, and layers are switched off one by one", async () => {
  const page = await example.open("/document?source=sauna-manual.pdf");
  await drawn(page);
  await page.getByRole("combobox", { name: "As seen by" }).click();
  await page.getByRole("option").nth(1).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("run")).toMatch(/^run-/);
  const citation = page.locator("li").filter({ hasText: "Citation" }).getByRole("button").first();
  await citation.click();
  await page.getByText("Cited in the answers to").waitFor();
  await page.getByRole("checkbox", { name: "Chunks" }).click();
  await page
    .getByRole("button", { name: /^Chunk \d+$/ })
    .first()
    .waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.get("layers")).toBe("before,gold,citations,cleaned");
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "document-citations-light");
  expect(example.faults()).toEqual([]);
});

test.each([
  "winter.md",
  "sauna-manual.pdf",
  "meter-readings.xlsx",
  "laundry-prices.eml",
  "ferry-winter-timetable.html",
])("on a narrow screen nothing of %s overflows the page", async (source) => {
  const page = await example.open(`/document?source=${source}`, { width: 360, height: 740 });
  await page
    .getByRole("button", { name: /^Chunk \d+$/ })
    .first()
    .waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, `document-360-${path.extname(source).slice(1)}`);
  expect(example.faults()).toEqual([]);
});

test("a table of numbers on a wide screen", async () => {
  const page = await example.open("/document?source=meter-readings.xlsx", {
    theme: "dark",
    width: 1920,
    height: 1080,
  });
  await page.getByRole("cell", { name: "Main meter: 41,870" }).waitFor();
  await page.getByText("Sheet Electricity").waitFor();
  await picture(page, "document-1920-dark");
  expect(example.faults()).toEqual([]);
});

test("a source that is not there says so, and what to do", async () => {
  const page = await example.open("/document?source=no-such.md");
  await page.getByText('There is no document "no-such.md" among the sources.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(example.faults().every((fault) => fault.includes("404"))).toBe(true);
});

test("a document that has changed or gone since a run is shown as the run read it, and says so", async () => {
  const list = await example.open("/document?source=dogs.md");
  await list.getByRole("combobox", { name: "As seen by" }).click();
  await list.getByRole("option").nth(1).click();
  await expect.poll(() => new URL(list.url()).searchParams.get("run")).toMatch(/^run-/);
  const run = new URL(list.url()).searchParams.get("run")!;
  writeFileSync(path.join(example.folder, "sources/dogs.md"), "# Dogs\n\nEverything is different now.\n");
  const page = await example.open(`/document?source=dogs.md&run=${run}`);
  // The server looks at the folder again behind the first answer; the page asks anew by itself.
  await page.getByText("This document has changed since the run.").waitFor({ timeout: 40_000 });
  await page.getByText("Everything is different now.").waitFor({ state: "detached" });
  expect(await accessibilityFaults(page)).toEqual([]);
  // While the folder is read anew, the document is between two versions.
  expect(example.faults().every((fault) => fault.includes("404"))).toBe(true);
});
