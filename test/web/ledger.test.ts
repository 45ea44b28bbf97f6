import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LedgerRow } from "../../src/ports/ledger.ts";
import { smallExperiment, soundings, temporaryFolder } from "../e2e/command-line.ts";
import { type ModelServer, startModelServer } from "../fixtures/model-server.ts";
import { readingModel } from "../fixtures/reading-model.ts";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const themes = ["light", "dark"] as const;
const scrollWidth = (page: Page): Promise<number> => page.evaluate("document.documentElement.scrollWidth");

const row = (at: number): LedgerRow => ({
  at: Date.UTC(2026, 10, 1) + at * 60_000,
  purpose: at % 2 === 0 ? "answer" : "embed",
  method: "POST",
  origin: at % 2 === 0 ? "https://models.example.org" : "https://vectors.example.org",
  path: "/v1/chat/completions",
  requestBytes: 900,
  responseBytes: 300,
  status: 200,
  error: null,
  bodyDigest: at.toString(16).padStart(64, "0"),
  sentBytes: 1000,
  receivedBytes: 500,
  milliseconds: 740,
  run: null,
  passages: [{ source: "<b>ferry</b>.md", spans: [[0, 12]] }],
});

describe("a folder that sent nothing", () => {
  const silent = site();

  test.each(themes)("says so, and what that means (%s)", async (theme) => {
    const page = await silent.open("/ledger", { theme });
    await page.getByText("Nothing has left this machine").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `ledger-empty-${theme}`);
    expect(silent.faults()).toEqual([]);
    await page.close();
  });

  test.each(themes)("has asked no model, and knows prices with their source and day (%s)", async (theme) => {
    const page = await silent.open("/models", { theme });
    await page.getByText("No run has asked a model").waitFor();
    await page.getByRole("heading", { name: "Known prices" }).waitFor();
    await page.getByRole("columnheader", { name: "Read on" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `models-empty-${theme}`);
    expect(silent.faults()).toEqual([]);
    await page.close();
  });
});

describe("a folder that sent 250 requests", () => {
  const told = site((folder) => {
    mkdirSync(path.join(folder, "sources"), { recursive: true });
    mkdirSync(path.join(folder, ".soundings"));
    writeFileSync(path.join(folder, "sources", "ferry.md"), "# Ferry\n\nThe ferry leaves at ten.\n");
    const refused = { sentBytes: 0, receivedBytes: 0, requestBytes: 0, responseBytes: 0, status: null };
    const rows = Array.from({ length: 250 }, (_, at) => row(at));
    rows[249] = { ...rows[249]!, ...refused, error: "Nothing may leave this machine.", passages: [] };
    writeFileSync(
      path.join(folder, ".soundings", "ledger.jsonl"),
      rows.map((one) => `${JSON.stringify(one)}\n`).join(""),
    );
  });

  test.each(themes)("shows the newest first, page by page, with what each held (%s)", async (theme) => {
    const page = await told.open("/ledger", { theme, height: 1100 });
    const table = page.getByRole("grid", { name: "Requests, newest first" });
    await table.getByRole("row").nth(1).getByText("not sent").waitFor();
    await page.getByRole("button", { name: "Show older ones (150 more)" }).click();
    await page.getByText("200 rows").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `ledger-rows-${theme}`);
    await table.getByRole("row").nth(2).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "One request" });
    await dialog.getByRole("link", { name: "<b>ferry</b>.md" }).waitFor();
    await dialog.getByRole("link", { name: "characters 0 to 12" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `ledger-one-${theme}`);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(told.faults()).toEqual([]);
    await page.close();
  });

  test("is filtered by place in the address, with the sums of what is shown", async () => {
    const page = await told.open("/ledger");
    await page.getByRole("grid", { name: "By place and purpose" }).waitFor();
    await page.getByRole("combobox", { name: "Place" }).click();
    await page.getByRole("option", { name: "https://vectors.example.org" }).click();
    await page.getByRole("button", { name: "Show older ones (25 more)" }).waitFor();
    expect(new URL(page.url()).searchParams.get("origin")).toBe("https://vectors.example.org");
    await page.getByText("of the newest 100 of 125").first().waitFor();
    await page.getByRole("searchbox", { name: /^Id of a run/ }).fill("run-none");
    await page.keyboard.press("Enter");
    await page
      .getByRole("alert")
      .getByText(/^There is no run "run-none"/)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("link", { name: "Show all requests" }).click();
    await page.getByText("Show older ones (150 more)").waitFor();
    // The browser itself writes down that there is no such run.
    expect(told.faults()).toEqual([expect.stringContaining("404")]);
    await page.close();
  });

  test("on a small screen nothing stands beyond the edge", async () => {
    const page = await told.open("/ledger", { width: 360 });
    await page.getByRole("grid", { name: "Requests, newest first" }).waitFor();
    expect(await scrollWidth(page)).toBeLessThanOrEqual(360);
    await picture(page, "ledger-rows-360");
    await page.close();
  });
});

describe("a folder whose runs asked a model", () => {
  let server: ModelServer;
  let made: ReturnType<typeof temporaryFolder>;
  beforeAll(async () => {
    server = await startModelServer({ reply: readingModel });
    const asked = "---user---\n{{passages}}\n\nQuestion: {{question}}";
    const traits = "{ contextTokens: 8192, maxOutputTokens: 1024 }";
    made = temporaryFolder({
      ...smallExperiment,
      "plain.md": `---\nversion: 1\n---\n\nAnswer from the passages.\nCite them as [1].\n${asked}\n`,
      "brief.md": `---\nversion: 2\n---\n\nAnswer briefly from the passages.\nCite them as [1].\n${asked}\n`,
      "soundings.yaml": `models:\n  local: { like: vllm, baseUrl: ${JSON.stringify(server.baseUrl)}, traits: ${traits} }\npipeline:\n  answer: { kind: single, model: local/reader }\nvary:\n  answer.prompt: [plain.md, brief.md]\n`,
    });
    const { status, stderr } = await soundings(["sweep", made.folder, "--json"]);
    if (status !== 0) throw new Error(stderr);
  });
  afterAll(async () => {
    await server.kill();
    made.remove();
  });
  const asked = site((folder) => {
    rmSync(folder, { recursive: true });
    cpSync(made.folder, folder, { recursive: true });
  });

  test.each(themes)("tells of the model how often it was asked and what for (%s)", async (theme) => {
    const page = await asked.open("/models", { theme, height: 1100 });
    const table = page.getByRole("grid", { name: "Asked by runs" });
    await table.getByText("local/reader").waitFor();
    const cells = await table.getByRole("row").nth(1).getByRole("gridcell").allTextContents();
    expect(cells.slice(0, 2)).toEqual(["local/reader", "answers"]);
    expect(cells.slice(2, 5).map((cell) => /^[\d,]+$/.test(cell))).toEqual([true, true, true]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `models-asked-${theme}`);
    expect(asked.faults()).toEqual([]);
    await page.close();
  });

  test.each(themes)(
    "shows its prompts, the runs that said them, and what two say differently (%s)",
    async (theme) => {
      const page = await asked.open("/prompts?prompt=brief.md", { theme, height: 1100 });
      await page.getByRole("heading", { name: "brief.md" }).waitFor();
      await page.getByRole("heading", { name: "Runs that said exactly this" }).waitFor();
      await page.getByRole("combobox", { name: "Held against" }).click();
      await page.getByRole("option", { name: "plain.md" }).click();
      await page.getByText(/^1 text differs/).waitFor();
      expect((await page.locator("main ins").allTextContents()).join("")).toContain("briefly");
      expect(new URL(page.url()).searchParams.get("against")).toMatch(/^[0-9a-f]{64}$/);
      expect(await accessibilityFaults(page)).toEqual([]);
      await picture(page, `prompts-differ-${theme}`);
      expect(asked.faults()).toEqual([]);
      await page.close();
    },
  );

  test.each(["models", "prompts"])("on a small screen nothing stands beyond the edge (%s)", async (name) => {
    const page = await asked.open(`/${name}`, { width: 360 });
    await page
      .getByText(/^Reading/)
      .first()
      .waitFor({ state: "detached" });
    expect(await scrollWidth(page)).toBeLessThanOrEqual(360);
    await picture(page, `${name}-360`);
    await page.close();
  });
});
