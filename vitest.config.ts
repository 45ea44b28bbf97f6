import { defineConfig } from "vitest/config";

/** Real providers, asked with the keys of the environment: what costs money is asked for by name. Nothing else runs then, and no guard. */
const isLive = process.env["SOUNDINGS_LIVE_TESTS"] === "1";
const setupFiles = isLive ? [] : ["test/setup/no-outside-connections.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: isLive
            ? ["src/**/*.live.test.ts"]
            : ["src/**/*.test.ts", "test/**/*.test.ts", "web/src/**/*.test.{ts,tsx}"],
          exclude: ["test/web/**"],
          setupFiles,
        },
      },
      {
        extends: true,
        // In a real browser, over an example that is measured once for all of them.
        test: {
          name: "pages",
          include: isLive ? [] : ["test/web/**/*.test.ts"],
          globalSetup: ["test/web/setup/measured-example.ts"],
          setupFiles,
        },
      },
    ],
  },
});
