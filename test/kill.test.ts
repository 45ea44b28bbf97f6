import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = path.join(import.meta.dirname, "../scripts/kill-test.ts");

test(
  "a killed run, run again, ends with the digests of a run that nobody killed",
  { timeout: 300_000 },
  async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, "--times", "12"]);
    expect(stderr).toBe("");
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^\d+ kills: identical digests$/);
  },
);
