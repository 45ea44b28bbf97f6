import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Matrix } from "../../src/contracts/api/matrix.ts";
import type { RunsPage } from "../../src/contracts/api/runs.ts";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const example = site();

// The first answer of a server that has just started takes longest, and on a busy machine longer than a page is waited for.
beforeAll(async () => {
  const page = await example.browser.newPage();
  const { small, large } = await runs(page);
  await page.request.get(`${example.address}/api/comparison?runs=${small},${large}`, { timeout: 0 });
  await page.close();
});

/** Ids of the example's runs by what varies in them. */
async function runs(page: Page): Promise<{ small: string; large: string; middle: string }> {
  const { entries } = (await (await page.request.get(`${example.address}/api/runs`)).json()) as RunsPage;
  const named = (label: string): string => entries.find((run) => run.label === label)!.id;
  return {
    small: named("chunk.strategy=recursive chunk.size=300 retrieve.method=context-bm25"),
    large: named("chunk.strategy=structure chunk.size=900 retrieve.method=hybrid"),
    middle: named("chunk.strategy=structure chunk.size=300 retrieve.method=hybrid"),
  };
}

async function compared(
  search: string,
  visit: { theme?: "light" | "dark"; width?: number; height?: number } = {},
  several = false,
): Promise<Page> {
  const page = await example.open("/compare", visit);
  const { small, large, middle } = await runs(page);
  await page.goto(
    `${example.address}/compare?runs=${several ? [small, large, middle].join(",") : `${small},${large}`}${search}`,
  );
  await page.getByRole("tab", { name: "Summary" }).waitFor();
  return page;
}

const grid = (page: Page) => page.getByRole("grid", { name: "Question by question" });
const detail = (page: Page) => page.getByRole("region", { name: "Question", exact: true });

test("runs are found by their labels, taken and compared, and the verdict and what was changed are told", async () => {
  const page = await example.open("/compare");
  const { small, large } = await runs(page);
  await page.getByRole("searchbox", { name: "Runs whose label holds" }).fill("size=300");
  await page.getByRole("checkbox", { name: small }).click();
  await page.getByText("1 run taken. Take one more to compare.").waitFor();
  await page.getByRole("searchbox", { name: "Runs whose label holds" }).fill("size=900");
  await page.getByRole("checkbox", { name: large }).click();
  await page.getByRole("link", { name: "Compare 2 runs" }).click();
  await page.getByText(/^B is better than A in ndcg@10: \+\.\d{3} \[/).waitFor();
  const settings = page.getByRole("grid", { name: "Settings that differ" });
  expect(
    await settings
      .getByRole("row")
      .allInnerTexts()
      .then((rows) => rows.map((row) => row.split("\n"))),
  ).toEqual([
    ["Setting", "A", "B"],
    ["chunk.size", "300", "900"],
    ["chunk.strategy", "recursive", "structure"],
    ["retrieve.method", "context-bm25", "hybrid"],
  ]);
  await page.getByRole("button", { name: "n 198: what the verdict on ndcg@10 rests on" }).click();
  await page.getByText("Questions scored on both sides").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(example.faults()).toEqual([]);
});

test("the other run becomes the reference, and the verdict turns round", async () => {
  const page = await compared("");
  await page.getByRole("button", { name: "Make B the reference" }).click();
  await page.getByText(/^B is worse than A in ndcg@10: −/).waitFor();
  expect(example.faults()).toEqual([]);
});

test("other methods are asked on demand", async () => {
  const page = await compared("");
  await page.getByRole("button", { name: "Ask other methods too" }).click();
  await page.getByText("Cluster bootstrap of t, 95 % interval").waitFor();
  expect(new URL(page.url()).searchParams.get("checks")).toBe("on");
  expect(example.faults()).toEqual([]);
});

test("by keyboard alone: to a question that moved, to the answers, and to the story of one", async () => {
  const page = await compared("&view=matrix");
  await grid(page).getByRole("row").nth(1).waitFor();
  await page.keyboard.press("n");
  await detail(page).getByRole("heading", { level: 2 }).waitFor();
  const first = new URL(page.url()).searchParams.get("question");
  await page.keyboard.press("j");
  await page.waitForURL((url) => !url.search.includes(`question=${first}`));
  await page.keyboard.press("k");
  await page.waitForURL((url) => url.search.includes(`question=${first}`));
  await page.keyboard.press("2");
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("Run B");
  await page.keyboard.press("/");
  await page.keyboard.type("linen");
  await page.getByText("271 rows").waitFor({ state: "detached" });
  await grid(page).getByText("bed linen").first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  await page.waitForURL((url) => url.search.includes("question=hm-004"));
  await page.keyboard.press("o");
  await page
    .getByRole("heading", { level: 1, name: "Where do we put the bed linen when we leave?" })
    .waitFor();
  expect(example.faults()).toEqual([]);
});

test("arrow keys walk through the questions while one is open", async () => {
  const page = await compared("&view=matrix&question=hm-001");
  await grid(page).locator('[aria-selected="true"]').focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForURL((url) => url.search.includes("question=hm-002"));
  await detail(page)
    .getByRole("heading", { name: /^The satnav wants us/ })
    .waitFor();
  expect(example.faults()).toEqual([]);
});

test("filters say how many there are, join, and stand in the address", async () => {
  const page = await compared("&view=matrix");
  const moved = page.getByRole("button", { name: /^Moved \d+$/ });
  const count = Number((await moved.innerText()).replaceAll(/\D/g, ""));
  await moved.click();
  await page.getByText(`${count} rows`, { exact: true }).waitFor();
  await page.getByRole("button", { name: /^B right, A wrong \d+$/ }).click();
  await page.getByRole("searchbox", { name: "Words or id" }).fill("boat");
  await page.waitForURL((url) => url.search.includes("text=boat"));
  const told = await grid(page).getByRole("row").allInnerTexts();
  await page.reload();
  await grid(page).getByRole("row").nth(1).waitFor();
  expect(await grid(page).getByRole("row").allInnerTexts()).toEqual(told);
  expect(told.length).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Show all questions" }).click();
  await page.getByText("271 rows").waitFor();
  expect(await page.getByRole("searchbox", { name: "Words or id" }).inputValue()).toBe("");
  expect(example.faults()).toEqual([]);
});

test("questions are ordered by what moved most", async () => {
  const page = await compared("&view=matrix");
  await grid(page).getByRole("button", { name: "Sort by B − A" }).click();
  await page.waitForURL((url) => url.search.includes("sort=-difference"));
  await grid(page).getByText("+1.000").first().waitFor();
  const shown = await grid(page)
    .getByRole("row")
    .evaluateAll((rows) => rows.slice(1, 6).map((row) => row.lastElementChild?.textContent ?? ""));
  expect(shown).toEqual(shown.toSorted((a, b) => Number.parseFloat(b) - Number.parseFloat(a)));
  expect(example.faults()).toEqual([]);
});

test("answers of two runs are marked where they differ, for eyes and for ears", async () => {
  const page = await compared("&view=matrix&question=hm-041");
  const second = detail(page).getByRole("article", { name: "Run B" });
  await second.locator("ins, del").first().waitFor();
  expect(await second.locator("ins, del").first().textContent()).toMatch(
    /^(?:put in|left out): .* end of mark $/s,
  );
  await page.getByRole("checkbox", { name: "Mark what differs from A" }).click();
  await second.locator("ins, del").first().waitFor({ state: "detached" });
  expect(example.faults()).toEqual([]);
});

test.each(["light", "dark"] as const)("every state can be read by everybody (%s)", async (theme) => {
  const states: [string, () => Promise<Page>][] = [
    ["choose", () => example.open("/compare", { theme })],
    ["summary", () => compared("", { theme }, true)],
    ["questions", () => compared("&view=matrix", { theme }, true)],
    ["question", () => compared("&view=matrix&show=moved&question=hm-041", { theme })],
    ["question-wide", () => compared("&question=hm-041", { theme, width: 1920, height: 1080 }, true)],
    ["narrow", () => compared("&question=hm-041", { theme, width: 360 }, true)],
  ];
  for (const [name, open] of states) {
    const page = await open();
    await page.waitForLoadState("networkidle");
    expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
    await picture(page, `compare-${name}-${theme}`);
    await page.close();
  }
  expect(example.faults()).toEqual([]);
});

test.each(["", "&view=matrix", "&view=matrix&question=hm-041"])(
  "nothing is wider than 360 px: %s",
  async (search) => {
    const page = await compared(search, { width: 360 }, true);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(example.faults()).toEqual([]);
  },
);

test("an address with one run asks for another, one with a run that is gone says what to do", async () => {
  const page = await example.open("/compare");
  const { small } = await runs(page);
  await page.goto(`${example.address}/compare?runs=${small}`);
  await page.getByText("1 run taken. Take one more to compare.").waitFor();
  await page.goto(`${example.address}/compare?runs=${small},run-that-is-gone`);
  await page.getByRole("alert").getByText("run-that-is-gone").first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  // The browser itself writes refused requests to its console.
  expect(example.faults().every((fault) => fault.includes("404"))).toBe(true);
});

test("a question that no run was asked, and one that the filters leave out, are told", async () => {
  const page = await compared("&question=hm-999");
  await page.getByRole("heading", { name: 'None of these runs was asked a question "hm-999".' }).waitFor();
  await page.goto(page.url().replace("hm-999", "hm-004&show=moved"));
  await page.getByText("This question is not among those shown; the filters leave it out.").waitFor();
  expect(example.faults()).toEqual([]);
});

test("50,000 questions with words that look like markup are filtered, ordered and scrolled to their end", async () => {
  const page = await compared("");
  const rows = 50_000;
  await page.route("**/api/matrix?*", async (route) => {
    const matrix = (await (await route.fetch()).json()) as Matrix;
    const places = Array.from({ length: rows }, (_, place) => place);
    const attack = '<img src=x onerror="document.title=1">';
    await route.fulfill({
      json: {
        ...matrix,
        questions: {
          id: places.map((place) => `q${place}`),
          text: places.map((place) => `${attack} ${place}`),
          answerable: places.map(() => true),
          tags: places.map(() => []),
          split: places.map(() => null),
        },
        columns: matrix.columns.map((column) => ({
          ...column,
          status: "s".repeat(rows),
          scores: places.map((place) => ((place * 7919) % 10_000) / 10_000),
        })),
        answers: [],
      } satisfies Matrix,
    });
  });
  await page.getByRole("tab", { name: "Question by question" }).click();
  await page.getByText("50,000 rows").waitFor();
  await grid(page).getByRole("button", { name: "Sort by Question" }).click();
  await grid(page).getByText('<img src=x onerror="document.title=1"> 0', { exact: true }).waitFor();
  await grid(page).evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
  await grid(page).locator('[aria-rowindex="50001"]').waitFor();
  await page.getByRole("searchbox", { name: "Words or id" }).fill("49999");
  await page.getByText("1 row", { exact: true }).waitFor();
  expect(await page.title()).toBe("Compare · Soundings");
  expect(example.faults()).toEqual([]);
});
