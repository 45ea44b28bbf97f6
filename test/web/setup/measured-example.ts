import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The shipped example with every configuration measured. Copy it: tests must not write to it. */
    measuredExample: string;
  }
}

const root = path.join(import.meta.dirname, "../../..");

/** Builds the pages and measures the example, once for all tests of pages. */
export default function prepare({ provide }: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-pages-"));
  const example = path.join(folder, "house-manual");
  cpSync(path.join(root, "examples/house-manual"), example, {
    recursive: true,
    filter: (file) => path.basename(file) !== ".soundings",
  });
  run("scripts/build-pages.js");
  run("bin/development.js", "sweep", example, "--json");
  provide("measuredExample", example);
  return () => rmSync(folder, { recursive: true, force: true });
}

function run(script: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
}
