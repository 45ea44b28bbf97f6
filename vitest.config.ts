import { defineConfig } from "vitest/config";

/** Real providers, asked with the keys of the environment: what costs money is asked for by name. Nothing else runs then, and no guard. */
const isLive = process.env["SOUNDINGS_LIVE_TESTS"] === "1";

export default defineConfig({
  test: {
    include: isLive ? ["src/**/*.live.test.ts"] : ["src/**/*.test.ts", "test/**/*.test.ts"],
    setupFiles: isLive ? [] : ["test/setup/no-outside-connections.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
