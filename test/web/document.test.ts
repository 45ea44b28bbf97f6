import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { readApi } from "./setup/read-api.ts";
import { site } from "./setup/site.ts";

const example = site(undefined, (opened) => readApi(opened, "/api/document?source=winter.md"));
const themes = ["light", "dark"] as const;

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
  await page.getByText("Page 1 of 3").first().waitFor();
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

const hostile = `# <script>globalThis.hurt = 1</script>

<img src=x onerror="globalThis.hurt = 2"> [here](javascript:globalThis.hurt=3)

| a | <svg onload=globalThis.hurt=4> |
|---|---|
| "onmouseover="globalThis.hurt=5 | {{7*7}} |
`;
const line = "The harbour master wrote down wind and swell, and what lay at anchor that day.";
const long = site((folder) => {
  mkdirSync(path.join(folder, "sources"));
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, "sources", name), text);
  write("<b>hostile & co.md", hostile);
  write("log.txt", Array.from({ length: 8000 }, (_, at) => `Day ${at}. ${line}\n\n`).join(""));
  write("survey.pdf", printedPages(300));
});

/** A PDF of so many pages, each with words of its own: running heads would be left out. */
function printedPages(pages: number): string {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  const kids: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const words = Array.from({ length: 8 }, (_, at) =>
      ((page * 7919 + at * 104_729) >>> 0).toString(36),
    ).join(" of ");
    const stream = `BT /F1 12 Tf 72 700 Td (Sounding ${words}.) Tj ET`;
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    );
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Count ${pages} /Kids [${kids.join(" ")}] >>`;
  let text = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const head = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  return `${text}${head}${places.join("")}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
}

test("a text of several windows opens at its place, and only what is in sight is on the page", async () => {
  const warm = await long.browser.newPage();
  await warm.request.get(`${long.address}/api/document?source=log.txt`, { timeout: 50_000 });
  await warm.close();
  const page = await long.open("/document?source=log.txt&start=600000&end=600040");
  const text = textOf(page, "log.txt");
  await text.locator('[data-start="600000"]').first().waitFor();
  await page.getByText("Lies in").waitFor();
  expect(await text.locator("[data-start]").count()).toBeLessThan(3000);
  await page.keyboard.press("j");
  await page.getByRole("heading", { name: /^Chunk \d+ of \d/ }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(long.faults()).toEqual([]);
});

test("a long PDF opens at its page and keeps few canvases", async () => {
  const page = await long.open("/document?source=survey.pdf&page=200");
  await drawn(page);
  await page.getByText("Page 200 of 300").first().waitFor();
  expect(new URL(page.url()).search).toBe("?source=survey.pdf&page=200");
  expect(await page.locator("canvas").count()).toBeLessThanOrEqual(5);
  expect(long.faults()).toEqual([]);
});

test("whatever a source holds or is called stays text", async () => {
  const page = await long.open("/document?source=%3Cb%3Ehostile+%26+co.md");
  const text = textOf(page, "<b>hostile & co.md");
  await text.getByText("<script>globalThis.hurt = 1</script>").waitFor();
  await text.getByText('<img src=x onerror="globalThis.hurt = 2">').waitFor();
  await text.getByRole("cell", { name: "<svg onload=globalThis.hurt=4>" }).waitFor();
  expect(await page.evaluate("globalThis.hurt")).toBe(undefined);
  expect(await text.locator("img, svg, script, a").count()).toBe(0);
  await picture(page, "document-hostile-light");
  expect(long.faults()).toEqual([]);
});
