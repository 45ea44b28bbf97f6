import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { QuestionStory } from "../../src/contracts/api/question-story.ts";
import type { RunsPage } from "../../src/contracts/api/runs.ts";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { readApi } from "./setup/read-api.ts";
import { site } from "./setup/site.ts";

const example = site(undefined, async (opened) =>
  readApi(opened, `/api/runs/${await runNamed(large)}/questions/hm-004`),
);

type Visit = { theme?: "light" | "dark"; width?: number; height?: number };

const small = "chunk.strategy=recursive chunk.size=300 retrieve.method=context-bm25";
const large = "chunk.strategy=structure chunk.size=900 retrieve.method=hybrid";

async function runNamed(label: string): Promise<string> {
  const { entries } = await readApi<RunsPage>(example, "/api/runs");
  return entries.find((run) => run.label === label)!.id;
}

async function story(question: string, visit: Visit = {}, label = large): Promise<Page> {
  const page = await example.open("/runs", visit);
  await page.goto(`${example.address}/runs/${await runNamed(label)}/questions/${question}`);
  await page.getByRole("heading", { name: "Where it ended" }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

/** Answers with another story than the server's, made from it. */
async function changed(page: Page, change: (told: QuestionStory) => QuestionStory): Promise<void> {
  await page.route("**/api/runs/*/questions/*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: change((await answer.json()) as QuestionStory) });
  });
  await page.reload();
  await page.getByRole("heading", { name: "Where it ended" }).waitFor();
}

test("the story goes through every stage, and gold is followed to the answer", async () => {
  const page = await story("hm-004");
  expect(await page.getByRole("main").getByRole("heading", { level: 2 }).allInnerTexts()).toEqual([
    "The gold that a person marked",
    "In the index",
    "What the search found",
    "What the answerer was given",
    "The answer",
    "How it was scored",
    "Where it ended",
  ]);
  expect(await page.getByText("gold reached this").count()).toBe(5);
  await page.getByText("The one that touches the gold came first.").waitFor();
  expect(example.faults()).toEqual([]);
});

test("a citation opens its passage, and the passage its page", async () => {
  const page = await story("hm-004");
  await page.getByRole("button", { name: /^Citation 1: arrival-and-departure\.md, line 39$/ }).click();
  const card = page.getByRole("dialog");
  await card.getByText("Strip the beds you used").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await card.getByRole("link", { name: "arrival-and-departure.md, line 39" }).click();
  await page.waitForURL("**/document?*");
  const search = new URL(page.url()).searchParams;
  expect(Object.fromEntries([...search].filter(([name]) => name !== "run"))).toEqual({
    source: "arrival-and-departure.md",
    start: "2224",
    end: "2305",
    question: "hm-004",
  });
  expect(example.faults()).toEqual([]);
});

test("a question that was lost says where, how far down the gold would come, and what would have changed it", async () => {
  const page = await story("hm-003", {}, small);
  const summary = page.getByRole("region", { name: "In short" });
  expect(await summary.innerText()).toBe("Lost in the search. The gold is indexed and was not ranked.");
  expect(await page.getByText("gold lost here").count()).toBe(1);
  expect(await page.getByText("gold did not get here").count()).toBe(2);
  await page.getByText(/Ranked further, the gold comes at rank \d+ with score/).waitFor();
  await page.getByRole("heading", { name: "What would have changed it" }).waitFor();
  expect(example.faults()).toEqual([]);
});

test("a passage opens by keyboard with its words, and stays open in a shared address", async () => {
  const page = await story("hm-003", {}, small);
  const passage = page.getByRole("button", { name: /dogs\.md/ });
  await passage.focus();
  await page.keyboard.press("Enter");
  await page.getByText(/^shares .*; lacks /).waitFor();
  await page.waitForURL((url) => url.search.includes("passage=2"));
  await page.reload();
  await page.getByText(/^shares .*; lacks /).waitFor();
  await page.getByRole("button", { name: /^Show \d+ more passages?$/ }).click();
  await page.getByRole("button", { name: "Show fewer" }).waitFor();
  expect(example.faults()).toEqual([]);
});

test("by keyboard to the next question and back", async () => {
  const page = await story("hm-004");
  await page.getByText("Question 4 of 271").waitFor();
  await page.keyboard.press("j");
  await page.getByText("Question 5 of 271").waitFor();
  await page.keyboard.press("k");
  await page.getByText("Question 4 of 271").waitFor();
  await page.getByRole("link", { name: "Next question" }).click();
  await page.getByText("Question 5 of 271").waitFor();
  expect(example.faults()).toEqual([]);
});

test("from the story to the comparison and to asking again, with the question taken along", async () => {
  const page = await story("hm-004");
  const links = ["Compare with other runs", "Ask it again"].map((name) => page.getByRole("link", { name }));
  const [compare, ask] = await Promise.all(links.map((link) => link.getAttribute("href")));
  expect(compare).toBe(`/compare?runs=${await runNamed(large)}&question=hm-004`);
  expect(ask).toBe("/ask?question=Where+do+we+put+the+bed+linen+when+we+leave%3F");
  expect(example.faults()).toEqual([]);
});

test.each(["light", "dark"] as const)("every state can be read by everybody (%s)", async (theme) => {
  const states: [string, () => Promise<Page>][] = [
    ["right", () => story("hm-004", { theme })],
    ["lost", () => story("hm-003", { theme }, small)],
    ["unanswerable", () => story("hm-006", { theme }, small)],
    ["wide", () => story("hm-011", { theme, width: 1920, height: 1080 })],
    ["narrow", () => story("hm-003", { theme, width: 360 }, small)],
  ];
  for (const [name, open] of states) {
    const page = await open();
    expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
    await picture(page, `question-${name}-${theme}`);
    await page.close();
  }
  expect(example.faults()).toEqual([]);
});

test.each(["hm-001", "hm-004", "hm-006"])("nothing is wider than 360 px: %s", async (question) => {
  const page = await story(question, { width: 360 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  expect(example.faults()).toEqual([]);
});

test("a question that the run does not have says which ones it has", async () => {
  const page = await example.open("/runs");
  await page.goto(`${example.address}/runs/${await runNamed(large)}/questions/nobody-asked`);
  await page.getByRole("alert").getByText("Its questions are hm-001 to hm-271.").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  // The browser itself writes refused requests to its console.
  expect(example.faults().every((fault) => fault.includes("404"))).toBe(true);
});

test("words that look like markup stay words, wherever they come from", async () => {
  const page = await story("hm-004");
  const attack = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await changed(page, (told) => ({
    ...told,
    question: { ...told.question, question: attack, answer: attack, group: attack, tags: [attack] },
    ranking: told.ranking.map((passage) => ({ ...passage, source: attack, where: attack, quote: attack })),
    answer: { ...told.answer!, text: attack, citations: [] },
    remedies: [attack],
  }));
  expect(await page.getByText(attack).count()).toBeGreaterThan(10);
  expect(await page.title()).toBe(`${attack} · Soundings`);
  expect(example.faults()).toEqual([]);
});

test("the steps of a model are told with what they looked up, found and kept", async () => {
  const page = await story("hm-004");
  await changed(page, (told) => {
    const place = { ...told.gold[0]! };
    return {
      ...told,
      answer: {
        ...told.answer!,
        steps: [
          {
            node: "retrieve",
            round: 1,
            reason: "Two passages are new.",
            queries: ["bed linen"],
            found: [place],
            kept: [],
            calls: [],
          },
          {
            node: "grade",
            round: 2,
            reason: "One is relevant.",
            queries: [],
            found: [],
            kept: [place],
            calls: [
              { model: "local/reader", reply: null, usage: null },
              { model: "local/reader", reply: "a".repeat(64), usage: { inputTokens: 270, outputTokens: 13 } },
            ],
          },
        ],
      },
    };
  });
  const steps = page.getByRole("region", { name: "How the model went about it" });
  await steps.getByText("1. retrieve").waitFor();
  await steps.getByText("“bed linen”").waitFor();
  await steps.getByText("local/reader: 270 tokens read, 13 written").waitFor();
  expect(await steps.getByRole("link", { name: "arrival-and-departure.md, line 39" }).count()).toBe(2);
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, "question-steps-light");
  expect(example.faults()).toEqual([]);
});

test("an answer that could not be given is a failure with its reason, and no answer", async () => {
  const page = await story("hm-004");
  await changed(page, (told) => ({
    ...told,
    answer: { ...told.answer!, failed: "The provider answered 500." },
    end: { ...told.end!, end: "not-analysable", cause: "no-answer-given", best: "given" },
  }));
  await page.getByText("None could be given: The provider answered 500.").waitFor();
  expect(await page.getByRole("region", { name: "In short" }).innerText()).toBe(
    "Cannot be told. The model gave no answer to judge.",
  );
  expect(example.faults()).toEqual([]);
});
