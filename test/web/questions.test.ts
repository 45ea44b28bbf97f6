import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const themes = ["light", "dark"] as const;
const attack = "<script>alert(1)</script>";

/** Until what is shown has been read. */
async function read(page: Page): Promise<void> {
  await page.getByRole("tabpanel").locator("> *").first().waitFor();
  await page
    .getByText(/^Reading/)
    .first()
    .waitFor({ state: "detached", timeout: 60_000 });
}

function fill(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

const lines = (entries: readonly object[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");

describe("the example's questions", () => {
  const example = site();
  const views = ["list", "drafts", "check", "statistics", "versions"];

  async function opened(view: string, visit: Parameters<typeof example.open>[1]): Promise<Page> {
    const page = await example.open(`/questions?view=${view}`, { height: 1000, ...visit });
    await read(page);
    return page;
  }

  test("a person finds a question by a tag and some words, and opens its gold in the document", async () => {
    const page = await example.open("/questions");
    await page.getByText("271 rows").waitFor();
    await page.getByRole("combobox", { name: "Tag" }).click();
    await page.getByRole("option", { name: "two-sources (24)" }).click();
    await page.getByRole("searchbox", { name: "Filter by words or id" }).fill("keys");
    await page.getByRole("gridcell", { name: /Where do the keys belong/ }).click();
    const dialog = page.getByRole("dialog", { name: "Question hm-005" });
    await dialog.getByText("Both sets go back in the key safe; a lost set costs £120.").waitFor();
    expect(new URL(page.url()).search).toBe("?tag=two-sources&text=keys&question=hm-005");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "questions-one-light");
    await dialog.getByRole("link", { name: "booking-terms.md" }).click();
    await page.waitForURL(/\/document\?source=booking-terms\.md&start=\d+&end=\d+/);
    expect(example.faults()).toEqual([]);
    await page.close();
  });

  test("what the set can tell is said in a sentence", async () => {
    const page = await opened("check", {});
    await page
      .getByText(
        /^With these 198 questions in 44 clusters, two runs must differ by about \d+ points of 100 where they seldom disagree/,
      )
      .waitFor();
    await page.getByRole("heading", { name: "Answers that are not in their gold (146)" }).waitFor();
    expect(example.faults()).toEqual([]);
    await page.close();
  });

  test.each(views.flatMap((view) => themes.map((theme) => [view, theme] as const)))(
    "the view %s can be read by everybody (%s)",
    async (view, theme) => {
      const page = await opened(view, { theme });
      expect(await accessibilityFaults(page)).toEqual([]);
      await picture(page, `questions-${view}-${theme}`);
      expect(example.faults()).toEqual([]);
      await page.close();
    },
  );

  test.each(views)("on a small screen nothing stands beyond the edge (%s)", async (view) => {
    const page = await opened(view, { width: 360 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await picture(page, `questions-${view}-360`);
    expect(example.faults()).toEqual([]);
    await page.close();
  });
});

describe("drafts", () => {
  const drafted = site((folder) => {
    fill(folder, {
      "sources/ferry.md":
        "# Ferry\n\nThe ferry leaves at ten. The crossing takes forty minutes. Dogs travel free of charge.\n",
    });
    fill(folder, {
      "questions.jsonl": lines([
        {
          id: "q1",
          question: "When does the ferry leave?",
          gold: [{ source: "ferry.md", quote: "The ferry leaves at ten." }],
        },
        ...["one", "two", "three"].map((name) => ({
          id: `d-${name}`,
          question: `How long does the crossing take, ${name}?`,
          answer: "forty minutes",
          gold: [{ source: "ferry.md", quote: "The crossing takes forty minutes." }],
          draft: true,
        })),
      ]),
    });
  });

  test("are decided about with one key each, undone with one, and edited without the mouse", async () => {
    const page = await drafted.open("/questions?view=drafts");
    const card = page.getByRole("region", { name: "The draft to decide about" });
    const shown = (name: string): Promise<void> =>
      card.getByRole("heading", { name: `How long does the crossing take, ${name}?` }).waitFor();
    await shown("one");
    expect(await card.locator("mark").textContent()).toBe("The crossing takes forty minutes.");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "questions-draft-light");

    await page.keyboard.press("ArrowDown");
    await shown("two");
    expect(new URL(page.url()).searchParams.get("draft")).toBe("d-two");
    await page.keyboard.press("r");
    await shown("three");
    await page.getByText("1 of 3 decided").waitFor();
    await page.keyboard.press("u");
    await page.getByText("0 of 3 decided").waitFor({ timeout: 60_000 });
    await shown("two");

    await page.keyboard.press("a");
    await shown("three");
    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: "Answer" }).fill("40 minutes");
    await page.getByRole("textbox", { name: "Question" }).fill("How long is the crossing?");
    await page.keyboard.press("Control+Enter");
    await shown("one");
    await page.keyboard.press("r");
    await page.getByText("Every draft is decided about").waitFor();
    await picture(page, "questions-decided-light");

    await page.getByRole("tab", { name: "Versions" }).click();
    await page.getByRole("gridcell", { name: "1 draft rejected" }).first().waitFor({ timeout: 60_000 });
    await page.getByRole("tab", { name: "All questions" }).click();
    await page.getByText("3 rows").waitFor({ timeout: 60_000 });
    const cells = await page.getByRole("gridcell").allTextContents();
    expect(cells.filter((_, at) => at % 5 === 1)).toEqual([
      "When does the ferry leave?",
      "How long does the crossing take, two?",
      "How long is the crossing?",
    ]);
    expect(drafted.faults()).toEqual([]);
    await page.close();
  });

  test("a version is brought back after a question, and what changed stands beside it", async () => {
    const page = await drafted.open("/questions?view=versions");
    await read(page);
    await page.getByRole("button", { name: "Restore version 1", exact: true }).click();
    await page.getByRole("dialog", { name: "Restore version 1?" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Restore version 1" }).click();
    await page.getByText(/^Version 1 is restored; it is now version \d+\.$/).waitFor({ timeout: 60_000 });
    await page.getByRole("heading", { name: /^Added/ }).waitFor({ timeout: 60_000 });
    expect(drafted.faults()).toEqual([]);
    await page.close();
  });

  test("what somebody else changed meanwhile is not undone", async () => {
    const page = await drafted.open("/questions?view=drafts");
    await read(page);
    const file = path.join(drafted.folder, "questions.jsonl");
    const draft = new URL(page.url()).searchParams.get("draft") ?? "d-one";
    await page.keyboard.press("r");
    await expect.poll(() => readFileSync(file, "utf8"), { timeout: 30_000 }).not.toContain(draft);
    appendFileSync(file, lines([{ id: "by-hand", question: "Do dogs pay?", answerable: true }]));
    await page.keyboard.press("u");
    await page.getByText(/changed by somebody else since/).waitFor({ timeout: 60_000 });
    expect(drafted.faults()).toEqual([]);
    await page.close();
  });
});

// The browser itself writes down that such questions cannot be counted (422).
describe("questions with faults and attacks", () => {
  const faulty = site((folder) =>
    fill(folder, {
      "sources/house.md": "# House\n\nThe key hangs by the door. The key hangs by the door of the shed.\n",
      "questions.jsonl": lines([
        {
          id: "q1",
          question: `Where is the key ${attack}?`,
          answer: "by the door",
          gold: [{ source: "house.md", quote: "The key hangs by the door" }],
        },
        { id: "q2", question: "Where does the key hang?", answer: "by the door" },
        { id: "q3", question: "Where does the key hang?", answerable: true, split: "test" },
        { id: "q4", question: "Where does the key hang?", answerable: true, split: "development" },
        { id: `q5 ${attack}`, question: "Is there a pool?", answerable: false, tags: [attack] },
      ]),
    }),
  );

  test.each(themes)("what is wrong stands first, with its places and what to do (%s)", async (theme) => {
    const page = await faulty.open("/questions?view=check", { theme, height: 1400 });
    await read(page);
    await page.getByRole("heading", { name: /^Faults \(1\)/ }).waitFor();
    await page.getByText("Its words stand here:").waitFor();
    await page.getByRole("heading", { name: /^Questions that ask alike/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `questions-faults-${theme}`);
    expect(faulty.faults().filter((fault) => !fault.includes("422"))).toEqual([]);
    await page.close();
  });

  test("what stands in the file stays text", async () => {
    const page = await faulty.open("/questions");
    let alerts = 0;
    page.on("dialog", () => (alerts += 1));
    await page.getByText(`Where is the key ${attack}?`).first().waitFor();
    expect([alerts, await page.locator("main script").count()]).toEqual([0, 0]);
    expect(faulty.faults().filter((fault) => !fault.includes("422"))).toEqual([]);
    await page.close();
  });
});

describe("a folder without questions", () => {
  const bare = site((folder) =>
    fill(folder, {
      "sources/ferry.md":
        "# Ferry\n\nThe ferry leaves at ten. The crossing takes forty minutes. A ticket costs £4.\n",
    }),
  );

  test.each(themes)("it says how to begin, and drafts are made from the sources (%s)", async (theme) => {
    const page = await bare.open("/questions", { theme });
    await page.getByRole("link", { name: "Propose some" }).waitFor({ timeout: 60_000 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `questions-empty-${theme}`);
    await page.close();
  });

  test("drafts are made and shown", async () => {
    const page = await bare.open("/questions?view=drafts");
    await page.getByRole("button", { name: "Propose more" }).click();
    await page.getByText(/\d+ drafts? (was|were) proposed/).waitFor({ timeout: 60_000 });
    await page.getByRole("region", { name: "The draft to decide about" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(bare.faults()).toEqual([]);
    await page.close();
  });
});
