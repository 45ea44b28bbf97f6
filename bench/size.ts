import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./shared/corpora.ts";
import { number, printRow, printTable } from "./shared/report.ts";
import { repository } from "./shared/soundings.ts";

// node bench/size.ts
// What lies on the disk after an installation into an empty folder, without install scripts.

interface Row {
  tool: string;
  megabytes: number;
  packages: number;
  seconds: number;
}

const benchFolder = fileURLToPath(new URL(".", import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(benchFolder, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};
const exact = (...names: string[]): string[] => names.map((name) => `${name}@${dependencies[name]}`);

const rows: Row[] = [];
const packed = packSoundings();
if (packed !== undefined) {
  const { overrides } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    overrides: object;
  };
  rows.push(
    install("Soundings, with the overrides of the README", [packed], { overrides }),
    install("Soundings, without them", [packed]),
  );
}
rows.push(
  install("@chonkiejs/core", exact("@chonkiejs/core")),
  install(
    "LangChain.js: core, textsplitters, classic, community",
    exact("@langchain/core", "@langchain/textsplitters", "@langchain/classic", "@langchain/community"),
  ),
  install("LlamaIndex.TS with gpt-tokenizer", exact("llamaindex", "gpt-tokenizer")),
);
const promptfoo = join(benchFolder, "promptfoo", "node_modules");
if (existsSync(promptfoo)) rows.push({ tool: "promptfoo", ...contentsOf(promptfoo), seconds: Number.NaN });

for (const row of rows) printRow("size", row);
console.log("\n### Installed size");
printTable<Row>(
  [
    { title: "", value: ({ tool }) => tool },
    { title: "MB", value: ({ megabytes }) => number(megabytes) },
    { title: "packages", value: ({ packages }) => String(packages) },
    { title: "install s", value: ({ seconds }) => number(seconds) },
  ],
  rows,
);
if (packed === undefined) console.log("Soundings could not be packed, so its size is not given.");

function packSoundings(): string | undefined {
  const folder = temporaryFolder("pack");
  const { status } = spawnSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: repository,
    stdio: ["ignore", 2, 2],
  });
  const name = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  return status === 0 && name !== undefined ? join(folder, name) : undefined;
}

function install(tool: string, packages: readonly string[], manifest: object = {}): Row {
  const folder = temporaryFolder("size");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, ...manifest }));
  const began = performance.now();
  const { status, stderr } = spawnSync(
    "npm",
    ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", ...packages],
    { cwd: folder, encoding: "utf8", stdio: ["ignore", 2, "pipe"] },
  );
  if (status !== 0) throw new Error(`${tool} cannot be installed: ${stderr.slice(-1000)}`);
  const seconds = (performance.now() - began) / 1000;
  return { tool, ...contentsOf(join(folder, "node_modules")), seconds };
}

/** Sizes of the files, in 10^6 bytes, and how many packages they make. */
function contentsOf(folder: string): { megabytes: number; packages: number } {
  const lock = JSON.parse(readFileSync(join(folder, ".package-lock.json"), "utf8")) as { packages: object };
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { megabytes: bytes / 1e6, packages: Object.keys(lock.packages).length };
}
