import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { picture, picturesFolder } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const example = site();

/** A person who has seen neither code nor README: clicks on what is written there, and each step is recorded with what was to be seen. */
test("somebody who knows nothing of it finds the better run, the reason, and the passage behind one answer", async () => {
  const record: string[] = [];
  const page = await example.open("/leaderboard");
  async function step(did: string, saw: string): Promise<void> {
    record.push(`${record.length + 1}. ${did} *${saw.trim().replaceAll(/\s+/g, " ")}*`);
    await picture(page, `walk-through-${record.length}`);
  }

  // The better run.
  const best = page.getByText("is best").first();
  await best.waitFor();
  const sentence = await best.innerText();
  expect(sentence).toMatch(/^\S.* is best: .*\.\d{3} \[\.\d{3},\s\.\d{3}\]$/s);
  await step("The page that `npm start` ends on says", sentence);

  // The reason.
  await page.getByRole("link", { name: "Compare best with baseline" }).click();
  const verdict = page.getByRole("region", { name: "Verdict" });
  await verdict.getByText("B is better than A").first().waitFor();
  await step("“Compare best with baseline” says", await verdict.getByRole("listitem").first().innerText());
  const settings = page.getByRole("grid", { name: "Settings that differ" });
  const differing = await settings.getByRole("row").allInnerTexts();
  expect(differing.slice(1).map((row) => row.split(/\s+/)[0])).toEqual(["chunk.size", "retrieve.method"]);
  await step("Below it stands what was changed:", differing.slice(1).join("; "));

  // One question that tells why.
  await page.getByRole("tab", { name: "Question by question" }).click();
  await page.getByRole("button", { name: /^B right, A wrong/ }).click();
  const row = page
    .getByRole("grid")
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") })
    .filter({ hasNotText: /refused/ })
    .first();
  await row.click();
  const detail = page.getByRole("region", { name: "Question", exact: true });
  const asked = await detail.getByRole("heading").first().innerText();
  await detail.getByText("Gold answer").first().waitFor();
  await step("“Question by question”, “B right, A wrong”, a row: it shows side by side", asked);

  // The story, and the passage on its page.
  await detail.getByRole("link", { name: "Full story" }).last().click();
  await page.getByRole("heading", { level: 1, name: asked }).waitFor();
  const short = page.getByRole("region", { name: "In short" });
  await step("“Full story” begins with", await short.innerText());
  const answer = page.getByRole("region", { name: "The answer" });
  await answer.getByRole("button", { name: /^Citation 1/ }).click();
  await page.getByRole("dialog").getByRole("link").first().waitFor();
  await step("The citation in the answer opens", await page.getByRole("dialog").innerText());
  await page.getByRole("dialog").getByRole("link").first().click();
  await page.waitForURL(/\/document\?/);
  const chosen = page.getByRole("region", { name: "Chosen passage" });
  await chosen.getByText("Characters").first().waitFor();
  await step("… and leads to the passage on its page:", await chosen.innerText());
  expect(new URL(page.url()).searchParams.get("start")).toMatch(/^\d+$/);
  expect(await focusedOrMarked(page)).toBe(true);

  expect(example.faults()).toEqual([]);
  mkdirSync(picturesFolder, { recursive: true });
  writeFileSync(
    path.join(picturesFolder, "walk-through.md"),
    `# A first walk through the example\n\n${record.join("\n")}\n`,
  );
});

/** Whether what was asked for can be seen on the page that was opened. */
function focusedOrMarked(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [...document.querySelectorAll("mark, [aria-current], svg [data-chosen]")].some((marked) => {
      const { top, bottom, height } = marked.getBoundingClientRect();
      return height > 0 && top >= 0 && bottom <= innerHeight;
    }),
  );
}
