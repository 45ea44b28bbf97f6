import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { play } from "../../src/adapters/egress/local-server.fixture.ts";
import { chatAnswer } from "../../src/adapters/models/openai-compatible/chat-wire.fixture.ts";
import { openServer } from "../../src/server/open-server.ts";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const example = site();
const themes = ["light", "dark"] as const;
const question = "What must we never put on the path?";
const citation = { name: /^Citation 1, / } as const;

// The folder is indexed once before any page is looked at: how long that takes is not what is tested here.
beforeAll(async () => {
  const page = await example.browser.newPage();
  const { address } = example;
  const asked = await page.request.post(`${address}/api/answers`, {
    headers: { origin: address },
    data: { question: "Where is the grit?" },
  });
  const { id } = (await asked.json()) as { id: string };
  await vi.waitFor(
    async () => {
      const answer = await page.request.get(`${address}/api/jobs/${id}`);
      const { status } = (await answer.json()) as { status: string };
      if (status !== "finished") throw new Error(`The question is ${status}.`);
    },
    { timeout: 55_000 },
  );
  await page.close();
});

async function ask(page: Page, words: string): Promise<void> {
  await page.getByLabel("Your question").fill(words);
  await page.getByLabel("Your question").press("Enter");
  await page.getByRole("list", { name: "How it stands on the sources" }).first().waitFor();
}

test.each(themes)("before anything is asked the page says what it does (%s)", async (theme) => {
  const page = await example.open("/ask", { theme });
  await page.getByText("Nothing is asked yet").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, `ask-empty-${theme}`);
  expect(example.faults()).toEqual([]);
});

test.each(themes)(
  "an answer opens its citation on the page, and Esc goes back to its number (%s)",
  async (theme) => {
    const page = await example.open("/ask", { theme, height: 900 });
    await page.keyboard.press("i");
    await ask(page, "Where is the grit for the steps in winter?");
    expect(await accessibilityFaults(page)).toEqual([]);
    const chip = page.getByRole("button", citation).first();
    const name = (await chip.getAttribute("aria-label"))!;
    await chip.focus();
    await chip.press("Enter");
    const passage = page.getByRole("region", { name, exact: true });
    await passage.getByRole("region", { name: /^Text of |^Pages of / }).waitFor();
    expect(new URL(page.url()).searchParams.get("passage")).toBe("1");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `ask-passage-${theme}`);
    await page.keyboard.press("Escape");
    await passage.waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(name);
    expect(example.faults()).toEqual([]);
  },
);

test("a citation that is pointed at shows its words in a card that Esc closes", async () => {
  const page = await example.open("/ask");
  await ask(page, "Where is the grit for the steps in winter?");
  const chip = page.getByRole("button", citation).first();
  await chip.hover();
  const quote = page.locator("blockquote");
  await quote.waitFor();
  // It can be pointed at itself, to read on in it.
  await quote.hover();
  expect(await quote.textContent()).not.toBe("");
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "ask-card-light");
  await page.keyboard.press("Escape");
  await quote.waitFor({ state: "detached" });
  expect(example.faults()).toEqual([]);
});

test("the answer is read aloud in whole sentences, and its end is said", async () => {
  const page = await example.open("/ask");
  await ask(page, "Where is the grit for the steps in winter?");
  const log = page.getByRole("log");
  await log.getByText(/^The answer is complete, with \d+ citations?\.$/).waitFor({ state: "attached" });
  expect(await log.getAttribute("aria-live")).toBe("polite");
  expect(example.faults()).toEqual([]);
});

test("what the sources do not say is an answer with its reason, and no error", async () => {
  const page = await example.open("/ask");
  await ask(page, "What is the capital of Mongolia?");
  await page.getByText("The sources do not say", { exact: true }).waitFor();
  await page.getByText("That is an answer, not a failure.").waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "ask-refused-light");
  expect(example.faults()).toEqual([]);
});

test("two settings answer side by side, and the address can be opened by somebody else", async () => {
  const page = await example.open("/ask", { width: 1600, height: 900 });
  await page.getByRole("combobox", { name: "Beside it" }).click();
  await page.getByRole("option").nth(2).click();
  await ask(page, question);
  await page.getByRole("list", { name: "How it stands on the sources" }).nth(1).waitFor();
  const address = new URL(page.url());
  const other = await example.open(address.pathname + address.search, {
    width: 1600,
    height: 900,
    theme: "dark",
  });
  await other.getByRole("list", { name: "How it stands on the sources" }).nth(1).waitFor();
  expect(await other.getByLabel("Your question").inputValue()).toBe(question);
  expect(await accessibilityFaults(other)).toEqual([]);
  await picture(other, "ask-beside-dark");
  expect(example.faults()).toEqual([]);
});

test("Back shows the question before with its answer", async () => {
  const page = await example.open("/ask");
  await ask(page, "Where is the grit for the steps in winter?");
  await ask(page, "What is the capital of Mongolia?");
  await page.getByText("The sources do not say", { exact: true }).waitFor();
  await page.goBack();
  await page.getByRole("button", citation).first().waitFor();
  expect(await page.getByLabel("Your question").inputValue()).toBe(
    "Where is the grit for the steps in winter?",
  );
  expect(example.faults()).toEqual([]);
});

test("an answer becomes a test question with its passages, its words changed first", async () => {
  const page = await example.open("/ask");
  await ask(page, "Where is the grit for the steps in winter?");
  await page.getByRole("button", { name: "Add as a test question" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Right answer").fill("In the yellow box at the gate.");
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "ask-add-light");
  await dialog.getByRole("button", { name: "Add the question" }).click();
  await dialog.getByText(/^Added as question \d+; the question set is now version \d+\.$/).waitFor();
  const lines = readFileSync(path.join(example.folder, "questions.jsonl"), "utf8").trim().split("\n");
  const { question: words, answer, answerable, gold } = JSON.parse(lines.at(-1)!) as Record<string, unknown>;
  expect({ words, answer, answerable }).toEqual({
    words: "Where is the grit for the steps in winter?",
    answer: "In the yellow box at the gate.",
    answerable: true,
  });
  expect(gold).toContainEqual(
    expect.objectContaining({ source: expect.any(String), quote: expect.any(String) }),
  );
  expect(example.faults()).toEqual([]);
});

test("on a narrow screen nothing overflows the page, with an answer and its passage open", async () => {
  const page = await example.open("/ask", { width: 360, height: 740 });
  await ask(page, "Where is the grit for the steps in winter?");
  await page.getByRole("button", citation).first().click();
  await page.getByRole("region", { name: /^Text of / }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "ask-360-light");
  expect(example.faults()).toEqual([]);
});

test("an answer that the server no longer keeps says so, and can be asked for again", async () => {
  const page = await example.open(
    "/ask?question=Where+is+the+grit+for+the+steps+in+winter%3F&job=job-0000000000",
  );
  await page.getByText("The server was started anew since this was asked").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("main").getByRole("button", { name: "Ask again" }).last().click();
  await page.getByRole("button", citation).first().waitFor();
  expect(example.faults().every((fault) => fault.includes("404"))).toBe(true);
});

test("an answer that was given stays on the page when the server stops", async () => {
  const server = await openServer({ folder: example.folder });
  const page = await example.browser.newPage();
  await page.goto(`${server.address}/ask`);
  await ask(page, "Where is the grit for the steps in winter?");
  await server.close();
  await page.getByLabel("Your question").fill("And then?");
  await page.getByLabel("Your question").press("Enter");
  await page.getByText("The server has stopped answering.").waitFor();
  expect(await page.getByRole("button", citation).count()).toBeGreaterThan(0);
  await page.close();
});

test("an answer that is being written can be stopped from wherever one is, and what was said stays", async () => {
  const said = chatAnswer({
    does: "reply",
    pieces: [
      { say: "Grit is in the yellow box at the gate [1]. " },
      { say: "One scoop does the path [1]. And " },
    ],
    end: { is: "silence" },
  });
  const { origin, left } = await play(said);
  writeFileSync(
    path.join(example.folder, "soundings.yaml"),
    `pipeline:\n  answer:\n    model: vllm/test\nmodels:\n  vllm:\n    baseUrl: ${origin}/v1\n`,
  );
  const page = await example.open("/ask");
  await page.getByLabel("Your question").fill("Where is the grit for the steps in winter?");
  await page.getByLabel("Your question").press("Enter");
  await page.getByText("Grit is in the yellow box at the gate").first().waitFor();
  await page.getByText("Writing the answer").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "ask-writing-light");
  await page.getByRole("button", { name: "Stop answering" }).click();
  await page.getByText("Stopped. What was said until then stays.").last().waitFor();
  await page.getByText("Grit is in the yellow box at the gate").first().waitFor();
  await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
  await left;
  expect(example.faults()).toEqual([]);
});
