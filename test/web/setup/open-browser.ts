import { existsSync } from "node:fs";
import { type Browser, chromium as playwright } from "playwright-core";

/** Where systems have a Chromium of their own. */
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The machine's own Chromium where there is one, else the one inside the package @sparticuz/chromium, which needs nothing installed. */
export async function openBrowser(): Promise<{ browser: Browser; which: string; close(): Promise<void> }> {
  const own = process.env["SOUNDINGS_CHROMIUM"] ?? installed.find((file) => existsSync(file));
  const { default: packaged } = await import("@sparticuz/chromium");
  const executablePath = own ?? (await packaged.executablePath());
  const browser = await playwright.launch({
    executablePath,
    // Of the packaged one's own list, only what it needs to run as root and without a graphics card: the rest would weaken what is tested.
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
    headless: true,
  });
  return {
    browser,
    which: `${own ?? "@sparticuz/chromium"} ${browser.version()}`,
    close: () => browser.close(),
  };
}
