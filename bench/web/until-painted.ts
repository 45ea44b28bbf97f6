import type { Locator, Page } from "playwright-core";

/** Milliseconds from a click, made inside the page, until the frame after it has been painted. */
export async function untilPainted(page: Page, target: Locator): Promise<number> {
  const element = await target.elementHandle();
  if (element === null) throw new Error("There is nothing to click on.");
  return page.evaluate(
    (clicked) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        (clicked as HTMLElement).click();
        // The first frame draws what the click changed; when the second begins, the first has been painted.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
      }),
    element,
  );
}
