import path from "node:path";
import { defineConfig } from "vitest/config";

/** Real providers, asked with the keys of the environment: what costs money is asked for by name. Nothing else runs then, and no guard. */
const isLive = process.env["SOUNDINGS_LIVE_TESTS"] === "1";
const setupFiles = isLive ? [] : ["test/setup/no-outside-connections.ts"];

// Node turns TypeScript into JavaScript with a program in WebAssembly, in every process and every thread anew, unless it finds what it
// made before. What the tests start finds it here.
process.env["NODE_COMPILE_CACHE"] ??= path.join(import.meta.dirname, "node_modules/.cache/soundings");

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    // With memory protection keys, V8 now and then ends a process whose threads make and free code of WebAssembly: nodejs/node#64500.
    execArgv: ["--no-memory-protection-keys"],
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
