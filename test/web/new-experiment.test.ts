import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { call, post } from "../../src/server/http-client.fixture.ts";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { pasteText } from "./setup/paste-text.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const example = site();
const file = (): string => path.join(example.folder, "soundings.yaml");
let own: string;

beforeAll(async () => {
  own = readFileSync(file(), "utf8");
  // What a server reads once, when it has just started, is no part of what a page does.
  await post(example.address, "/api/configuration/check", { text: own });
});
afterEach(() => writeFileSync(file(), own));

const textOf = (page: Page) => page.getByLabel("The configuration as text");

test.each(["light", "dark"] as const)("form, text and estimate stand side by side (%s)", async (theme) => {
  const page = await example.open("/new?open=chunk,embed", { theme, height: 1300 });
  await page.getByText("Evaluations", { exact: true }).waitFor();
  await page.getByText("3,252", { exact: true }).waitFor();
  await page.getByText("Nothing leaves this machine.").waitFor();
  await page.getByLabel("chunk.size", { exact: true }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, `new-${theme}`);
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("a change in the form touches its own line of the text, and a change in the text shows in the form", async () => {
  const page = await example.open("/new?open=retrieve");
  await page.getByLabel("retrieve.k", { exact: true }).fill("7");
  const written = await textOf(page).inputValue();
  expect(written.replace("pipeline:\n  retrieve:\n    k: 7\n", "")).toBe(own);
  expect(written).toContain("# Answers quote the sources.");
  await textOf(page).fill("pipeline:\n  retrieve:\n    k: 3 # few\n");
  await page.locator('input[value="3"]').waitFor();
  expect(await page.getByLabel("retrieve.k", { exact: true }).inputValue()).toBe("3");
  await page.getByRole("button", { name: "Take retrieve.k out of the text" }).click();
  expect(await textOf(page).inputValue()).toBe("");
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("what varies is set by lists and boxes, and the estimate follows", async () => {
  const page = await example.open("/new");
  await page.getByText("3,252", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Let chunk.size vary no more" }).click();
  await page.getByText("1,084", { exact: true }).waitFor();
  await page.getByRole("checkbox", { name: "sentence" }).click();
  await page.getByText("1,626", { exact: true }).waitFor();
  expect(await textOf(page).inputValue()).toContain("chunk.strategy: [recursive, structure, sentence]");
  await page.getByLabel("Vary", { exact: true }).selectOption("retrieve.k");
  await page.getByRole("heading", { name: "retrieve.k" }).waitFor();
  await page.getByText("Values of retrieve.k").waitFor({ state: "attached" });
  await page.getByLabel("Values of retrieve.k").fill("3, 5, 8");
  await page.getByText("4,878", { exact: true }).waitFor();
  await picture(page, "new-vary");
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("a mistake is shown at its field, at its line, and keeps the work from being started", async () => {
  const page = await example.open("/new?open=chunk");
  await page.getByLabel("chunk.overlap", { exact: true }).fill("many");
  const fault = page.getByRole("button", { name: /^Line \d+$/ });
  await fault.waitFor();
  expect(await page.getByLabel("chunk.overlap", { exact: true }).getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByRole("button", { name: "Start the sweep" }).isDisabled()).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "new-fault");
  await fault.click();
  const selected = await page.evaluate<string>(
    "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)",
  );
  expect(selected.trim()).toBe("overlap: many");
  await textOf(page).fill("pipeline: [1, 2");
  await page.getByText("The text is no YAML yet", { exact: false }).waitFor();
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("settings are found by their purpose", async () => {
  const page = await example.open("/new");
  await page.getByLabel("Find a setting by its name or purpose").fill("how soon repeats");
  await page.getByLabel("retrieve.k1", { exact: true }).waitFor();
  expect(await page.getByLabel("retrieve.k", { exact: true }).count()).toBe(0);
  await page.getByLabel("Find a setting by its name or purpose").fill("nonsense");
  await page.getByText("No setting is called that", { exact: false }).waitFor();
  await page.close();
});

test("a setting of several forms is chosen by form", async () => {
  const page = await example.open("/new?open=embed");
  await page.getByLabel("embed.embedder is").selectOption("text");
  await page.getByLabel("embed.embedder", { exact: true }).fill("ollama/nomic-embed-text");
  expect(await textOf(page).inputValue()).toContain("embedder: ollama/nomic-embed-text");
  await page.getByLabel("embed.embedder is").selectOption("model");
  await page.getByLabel("embed.embedder.dimensions", { exact: true }).fill("256");
  expect(await textOf(page).inputValue()).toMatch(/embedder:\s*\{model: "", dimensions: 256\}/);
  await page.close();
});

test("what was written is still there after a reload, and saving writes it to the file as it stands", async () => {
  const page = await example.open("/new?open=chunk");
  await page.getByLabel("chunk.overlap", { exact: true }).fill("20");
  await page.reload();
  await page.getByText("not saved", { exact: true }).waitFor();
  const written = await textOf(page).inputValue();
  await page.getByRole("button", { name: "Save to soundings.yaml" }).click();
  await page.getByText("Saved.").waitFor();
  expect(readFileSync(file(), "utf8")).toBe(written);
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("a file that somebody changed meanwhile is not written over: both texts are shown, and a person chooses", async () => {
  const page = await example.open("/new?open=chunk");
  await page.getByLabel("chunk.overlap", { exact: true }).fill("30");
  writeFileSync(file(), `${own}# Somebody was here.\n`);
  await page.getByRole("button", { name: "Save to soundings.yaml" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Somebody was here.", { exact: false }).waitFor();
  await dialog.getByText("overlap: 30", { exact: false }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "new-conflict");
  expect(readFileSync(file(), "utf8")).toContain("Somebody was here.");
  await dialog.getByRole("button", { name: "Write this over the file" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(readFileSync(file(), "utf8")).not.toContain("Somebody was here.");
  expect(readFileSync(file(), "utf8")).toContain("overlap: 30");
  await page.close();
  // The browser itself writes down that the server said no: nothing else may stand beside it.
  expect(example.faults().filter((fault) => !fault.includes("409"))).toEqual([]);
});

test("ten megabytes are refused kindly, and the page goes on", async () => {
  const page = await example.open("/new");
  await pasteText(textOf(page), "a: b\n", 2_000_000);
  await page.getByText("That is longer than 1,000,000 characters", { exact: false }).waitFor();
  expect(await textOf(page).inputValue()).toBe(own);
  await page.getByLabel("Find a setting by its name or purpose").fill("overlap");
  await page.getByLabel("chunk.overlap", { exact: true }).waitFor();
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("by keyboard alone a sweep is started, its runs are told as they go, and the leaderboard is next", async () => {
  const page = await example.open("/new");
  await page.getByText("3,252", { exact: true }).waitFor();
  await page.locator("h1").click();
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await page.waitForURL(/job=/);
  const started = page.getByRole("region", { name: "Started" });
  await started
    .getByRole("link", { name: /chunk\.size=900/ })
    .first()
    .waitFor();
  await picture(page, "new-started");
  await started.getByText("12 of 12 runs ended").waitFor({ timeout: 45_000 });
  await started.getByText("finished", { exact: true }).first().waitFor();
  await started.getByText("It has finished.").waitFor({ state: "attached", timeout: 45_000 });
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "new-finished");
  await started.getByRole("link", { name: "See the leaderboard" }).click();
  await page.waitForURL(/\/leaderboard\?experiment=house-manual/);
  await page.close();
  expect(example.faults()).toEqual([]);
});

test("a run's settings are something to begin from", async () => {
  const { text } = await call(example.address, "/api/runs?label=size%3D900&limit=1");
  const { entries } = JSON.parse(text) as { entries: { id: string }[] };
  const page = await example.open(`/new?from=${entries[0]!.id}`);
  await page.getByText("size: 900").waitFor({ state: "attached" });
  await page.waitForFunction('document.querySelector("textarea")?.value.includes("size: 900")');
  expect(await textOf(page).inputValue()).not.toContain("vary:");
  await page.getByRole("button", { name: "Start the run" }).waitFor();
  await page.close();
});

test("form and text take turns on a narrow screen, and neither is wider than it", async () => {
  const page = await example.open("/new?open=chunk,models", { width: 360, height: 900 });
  await page.getByLabel("chunk.size", { exact: true }).waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await picture(page, "new-form-360");
  await page.getByRole("tab", { name: "soundings.yaml" }).click();
  await textOf(page).waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await picture(page, "new-yaml-360");
  await page.close();
  expect(example.faults()).toEqual([]);
});
