import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { type OpenServer, openServer } from "../../../src/server/open-server.ts";
import { openBrowser } from "./open-browser.ts";

export interface Visit {
  theme?: "light" | "dark";
  width?: number;
  height?: number;
}

/** A served folder and a browser, for one file of tests. */
export interface Site {
  readonly folder: string;
  readonly address: string;
  readonly server: OpenServer;
  readonly browser: Browser;
  /** A fresh page at this address. Whatever it writes to the console as an error fails the test that opened it. */
  open(at: string, visit?: Visit): Promise<Page>;
  /** What pages wrote to the console as errors or threw, since it was last asked. */
  faults(): string[];
}

/**
 * A copy of the measured example, or the folder that `make` fills. Registers its own set-up and clean-up.
 * @param first asked of the server before any test: what it works out once, when it has just started, is no part of what a page does
 */
export function site(make?: (folder: string) => void, first?: (site: Site) => Promise<unknown>): Site {
  let opened: { folder: string; server: OpenServer; browser: Awaited<ReturnType<typeof openBrowser>> };
  let seen: string[] = [];
  beforeAll(async () => {
    const parent = mkdtempSync(path.join(tmpdir(), "soundings-site-"));
    const folder = path.join(parent, "house-manual");
    if (make === undefined) cpSync(inject("measuredExample"), folder, { recursive: true });
    else {
      mkdirSync(folder);
      make(folder);
    }
    const [server, browser] = await Promise.all([openServer({ folder }), openBrowser()]);
    opened = { folder, server, browser };
    await first?.(shown);
  });
  afterAll(async () => {
    await opened.browser.close();
    await opened.server.close();
    rmSync(path.dirname(opened.folder), { recursive: true, force: true });
  });
  const shown: Site = {
    get folder() {
      return opened.folder;
    },
    get address() {
      return opened.server.address;
    },
    get server() {
      return opened.server;
    },
    get browser() {
      return opened.browser.browser;
    },
    async open(at, { theme = "light", width = 1280, height = 800 } = {}) {
      const page = await opened.browser.browser.newPage({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: "reduce",
        acceptDownloads: true,
      });
      page.on("console", (message) => {
        if (message.type() === "error") seen.push(message.text());
      });
      page.on("pageerror", (error) => seen.push(String(error)));
      page.setDefaultTimeout(15_000);
      await page.goto(`${opened.server.address}${at}`);
      // Keys are heard once something is drawn.
      await page.locator("h1").first().waitFor();
      return page;
    },
    faults() {
      const all = seen;
      seen = [];
      return all;
    },
  };
  return shown;
}
