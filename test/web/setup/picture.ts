import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

/** Kept after the tests, to be looked at. */
export const picturesFolder = path.join(import.meta.dirname, "../../../test-output/pages");

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(picturesFolder, { recursive: true });
  await page.screenshot({ path: path.join(picturesFolder, `${name}.png`) });
}
