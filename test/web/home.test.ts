import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import type { Home } from "../../src/contracts/api/home.ts";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { pasteText } from "./setup/paste-text.ts";
import { picture } from "./setup/picture.ts";
import { startSlowRun } from "./setup/slow-run.ts";
import { readApi } from "./setup/read-api.ts";
import { site } from "./setup/site.ts";

const example = site(undefined, async (opened) => {
  while ((await readApi<Home>(opened, "/api/home")).experiments.some(({ isPending }) => isPending));
});
const empty = site(() => {});
const broken = site((folder) => {
  mkdirSync(path.join(folder, "sources"));
  writeFileSync(
    path.join(folder, "sources/<img src=x onerror=alert(1)>.md"),
    "# <script>alert(1)</script>\n\nText.\n",
  );
  writeFileSync(
    path.join(folder, "soundings.yaml"),
    "experiment: boats\npipeline:\n  chunk:\n    size: none\n",
  );
});
const files = mkdtempSync(path.join(tmpdir(), "soundings-chosen-"));
afterAll(() => rmSync(files, { recursive: true, force: true }));

test.each(["light", "dark"] as const)(
  "the best run, its interval and its verdict are the first thing to see (%s)",
  async (theme) => {
    const page = await example.open("/", { theme });
    const panel = page.getByRole("region", { name: "house-manual" });
    await panel.getByText("better", { exact: true }).waitFor();
    await panel.getByText(/cannot be told apart from it/).waitFor();
    expect(await panel.getByText(/\[\.\d{3},\s\.\d{3}\]/).count()).toBeGreaterThan(0);
    await page.getByText("40 sources · 271 questions · 12 runs").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `home-${theme}`);
    await page.close();
    expect(example.faults()).toEqual([]);
  },
);

test("the next step leads to the comparison of best run and baseline", async () => {
  const page = await example.open("/");
  await page.getByRole("link", { name: "Compare the two" }).click();
  await page.waitForURL(/\/compare\?runs=run-[^,]+,run-/);
  await page.close();
  expect(example.faults()).toEqual([]);
});

/** The text of each line but the last. */
async function lineEnds(text: Locator): Promise<string[]> {
  const letters = await text.evaluate((element) => {
    const { ownerDocument: page } = element;
    const found: { letter: string; top: number }[] = [];
    const walker = page.createTreeWalker(element, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const letters = node.textContent ?? "";
      for (let at = 0; at < letters.length; at += 1) {
        const range = page.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        found.push({ letter: letters[at]!, top: range.getBoundingClientRect().top });
      }
    }
    return found;
  });
  const lines = Map.groupBy(letters, ({ top }) => top);
  return [...lines.values()].slice(0, -1).map((line) => line.map(({ letter }) => letter).join(""));
}

test("home fits a narrow screen, and a very wide one", async () => {
  const narrow = await example.open("/", { width: 360, theme: "dark" });
  await narrow.getByRole("region", { name: "house-manual" }).waitFor();
  await picture(narrow, "home-360");
  const best = narrow.getByRole("region", { name: "house-manual" }).getByRole("link", { name: /=/ }).first();
  const ends = await lineEnds(best);
  expect(ends.length).toBeGreaterThan(0);
  expect(ends.filter((end) => !/[\s.=,_/-]$/.test(end))).toEqual([]);
  expect(await narrow.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await narrow.close();
  const wide = await example.open("/", { width: 3840, height: 1600 });
  await wide.getByRole("region", { name: "house-manual" }).waitFor();
  await picture(wide, "home-3840");
  await wide.close();
});

test("by keyboard alone: from home to the best run", async () => {
  const page = await example.open("/");
  const best = page
    .getByRole("region", { name: "house-manual" })
    .getByRole("link", { name: /^chunk\.strategy/ });
  await best.first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/runs\/run-/);
  await page.close();
  expect(example.faults()).toEqual([]);
});

test.each(["light", "dark"] as const)("an empty folder offers three ways to begin (%s)", async (theme) => {
  const page = await empty.open("/", { theme });
  for (const name of ["Look at the example", "Use your own documents", "Bring a soundings.yaml"])
    await page.getByRole("heading", { name }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, `home-empty-${theme}`);
  await page.close();
  expect(empty.faults()).toEqual([]);
});

test("the three ways fit a narrow screen", async () => {
  const page = await empty.open("/", { width: 360 });
  await page.getByRole("heading", { name: "Bring a soundings.yaml" }).waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await page.close();
});

test("a pasted configuration is opened on the page that checks it; ten megabytes are refused and the page goes on", async () => {
  const page = await empty.open("/");
  const field = page.getByLabel("Or paste its text");
  await pasteText(field, "x", 10_000_000);
  await page.getByText("This is longer than 1,000,000 characters: no configuration is.").waitFor();
  await field.fill("experiment: pasted\nvary:\n  chunk.size: [300, 500]\n");
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/\/new/);
  await page.getByRole("heading", { name: "chunk.size" }).waitFor();
  expect(await page.getByLabel("The configuration as text").inputValue()).toContain("experiment: pasted");
  await page.close();
  expect(empty.faults()).toEqual([]);
});

test("documents are sent with progress; what was left out is named with its reason, then questions can be drafted", async () => {
  const chosen = [
    ["ferry.md", "# Ferry\n\nThe ferry leaves at nine.\n"],
    ["<b>bold</b>.md", "# Not bold\n\nA name is text.\n"],
    ["photo.jpg", "\u00ff\u00d8\u00ff no text here"],
    [".hidden", "x"],
  ].map(([name, text]) => {
    const file = path.join(files, name!.replaceAll("/", "_"));
    writeFileSync(file, text!);
    return file;
  });
  const page = await empty.open("/");
  await page.getByRole("heading", { name: "Use your own documents" }).waitFor();
  await page.locator('input[type="file"][multiple]').setInputFiles(chosen);
  await page.getByText(/4 of 4 files looked at/).waitFor();
  const list = page.getByRole("region", { name: "Files" });
  await list.getByText("It is a hidden file.").waitFor();
  await list.getByText("ferry.md").waitFor();
  await picture(page, "home-uploaded");
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("link", { name: "Draft questions" }).first().click();
  await page.waitForURL(/\/questions\?view=drafts/);
  await page.close();
  expect(empty.faults()).toEqual([]);
});

test("what is wrong with a folder is said with what to do, and names stay text", async () => {
  const page = await broken.open("/");
  await page.getByRole("heading", { name: "What is wrong" }).waitFor();
  expect(await page.getByRole("alert").first().textContent()).toContain("size");
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "home-faults");
  await page.getByRole("link", { name: "Open the settings" }).click();
  await page.waitForURL(/\/new/);
  await page.close();
  expect(broken.faults()).toEqual([]);
});

test("work that goes on is shown with its progress and can be stopped", async () => {
  await startSlowRun(example.address);
  const page = await example.open("/");
  const work = page.getByRole("region", { name: "At work" });
  await work.getByRole("button", { name: "Stop" }).waitFor();
  await work.getByRole("progressbar").first().waitFor();
  await picture(page, "home-at-work");
  expect(await accessibilityFaults(page)).toEqual([]);
  await work.getByRole("button", { name: "Stop" }).click();
  await work.waitFor({ state: "detached" });
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("a server that does not answer is said, and the page comes back by itself", async () => {
  const page = await example.open("/");
  await page.getByRole("region", { name: "house-manual" }).waitFor();
  await page.route("**/api/**", (route) => route.abort());
  await page.reload();
  await page.getByText("The server has stopped answering.", { exact: false }).waitFor();
  await page.unroute("**/api/**");
  await page.getByRole("region", { name: "house-manual" }).waitFor();
  await page.getByText("The server has stopped answering.", { exact: false }).waitFor({ state: "detached" });
  await page.close();
  // The browser itself writes down every request that failed: nothing else may stand among them.
  expect(example.faults().filter((fault) => !fault.includes("ERR_FAILED"))).toEqual([]);
});
