import { expect, test } from "vitest";
import { accessibilityFaults } from "./setup/accessibility.ts";
import { picture } from "./setup/picture.ts";
import { site } from "./setup/site.ts";

const example = site();

test("every page of the navigation opens by its key and has a title of its own", async () => {
  const page = await example.open("/");
  const titles = new Set<string>();
  for (const key of ["h", "l", "c", "r", "e", "a", "n", "s", "q", "m", "p", "w"]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.locator('nav a[data-status="active"]').first().waitFor();
    await page.locator("h1").first().waitFor();
    titles.add(page.url());
  }
  expect(titles.size).toBe(12);
  expect(example.faults()).toEqual([]);
});

test.each(["light", "dark"] as const)("an address without a page says so (%s)", async (theme) => {
  const page = await example.open("/no/such/page", { theme });
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, `not-found-${theme}`);
  expect(example.faults()).toEqual([]);
});

test("the finder opens a source by a part of its name, by keyboard alone", async () => {
  const page = await example.open("/");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("ferry");
  await page.getByRole("option").first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(example.faults()).toEqual([]);
});
