import type { Page } from "playwright-core";

/** Scrolls the page's large table from its top to its end and counts frames in which a place inside it shows no row. */
export function blankFrames(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const grid = [...document.querySelectorAll<HTMLElement>("[role=grid]")].toSorted(
      (a, b) => b.scrollHeight - a.scrollHeight,
    )[0];
    if (grid === undefined) throw new Error("There is no table.");
    const frame = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        // Without a screen, Chromium now and then stops drawing: that is no measurement.
        const late = setTimeout(
          () => reject(new Error("The browser has drawn nothing for 10 seconds.")),
          10_000,
        );
        requestAnimationFrame(() => resolve(clearTimeout(late)));
      });
    grid.scrollIntoView({ block: "center" });
    await frame();
    const { left, top, width, height } = grid.getBoundingClientRect();
    const bottom = Math.min(top + height, innerHeight) - 8;
    const steps = 120;
    let blank = 0;
    for (let step = 0; step <= steps; step += 1) {
      grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * step) / steps;
      // Scrolled here, drawn in the next frame, looked at when that has been drawn.
      await frame();
      await frame();
      const places = [0.4, 0.7, 0.95].map((share) => Math.max(top, 0) + (bottom - Math.max(top, 0)) * share);
      const isBlank = places.some(
        (y) => document.elementFromPoint(left + width / 3, y)?.closest("[data-row]") == null,
      );
      if (isBlank) blank += 1;
    }
    return blank;
  });
}
