import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { measuredBy, node, usualRounds } from "./shared/measure.ts";

// node bench/run-all.ts [--write] [benchmark …]
// Runs the benchmarks one after another and writes what they found to bench/results.md. With names only those, which are
// printed; with --write they replace their sections in bench/results.md, each with its own date and commit. A section is never
// replaced by one that lacks rows: what a benchmark needs to be complete is asked for before anything runs.

const benchmarks: Record<string, string> = {
  chunking: "Chunking",
  rows: "A thousand rows",
  startup: "Start-up",
  "run-cold": "One run from nothing",
  grid: "Twelve configurations",
  latency: "Index and query latency",
  size: "Installed size",
  statistics: "Verdicts",
  embedders: "Embedders",
  "retrieval-by-embedder": "Retrieval by embedder",
  sources: "Sources",
  search: "Search",
  models: "Models",
  serve: "The server",
  web: "The pages",
};

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** These have peers to measure against, which are installed here. */
const withPeers = new Set(["chunking", "rows", "grid", "latency", "size"]);
/** Without these a section lacks rows. */
const needed: Record<string, string[]> = {
  embedders: ["BENCH_MINILM", "BENCH_PYTHON"],
  "retrieval-by-embedder": ["BENCH_MINILM", "SOUNDINGS_ONNX_RUNTIME"],
};
const write = process.argv.includes("--write");
const named = process.argv.slice(2).filter((word) => word !== "--write");
const unknown = named.find((name) => !(name in benchmarks));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}": ${Object.keys(benchmarks).join(", ")}.`);
  process.exit(2);
}
const missing = (name: string): string[] =>
  (needed[name] ?? []).filter((variable) => process.env[variable] === undefined);
const incomplete = write ? named.find((name) => missing(name).length > 0) : undefined;
if (incomplete !== undefined) {
  console.error(
    `The section of ${incomplete} would lack rows: set ${missing(incomplete).join(" and ")} (bench/README.md), or leave out --write.`,
  );
  process.exit(2);
}
const chosen = named.length > 0 ? named : Object.keys(benchmarks);
if (chosen.some((name) => withPeers.has(name)) && !existsSync(pathOf("node_modules"))) {
  spawnSync("npm", ["ci"], { cwd: pathOf("."), stdio: ["ignore", 2, 2] });
}

const sectionsBefore = storedSections();
const sections = [`# Benchmark results\n\n${head()}`];
let worst = 0;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(3));
for (const name of chosen) {
  if (named.length === 0 && missing(name).length > 0) {
    console.error(`${name}: not run, its section stays: set ${missing(name).join(" and ")}.`);
    sections.push(keptSection(name));
    continue;
  }
  console.error(`${name} …`);
  const began = performance.now();
  const { status, text } = await run(name);
  worst = Math.max(worst, status);
  const took = `${Math.round((performance.now() - began) / 1000)} s`;
  const when = named.length > 0 ? `, ${new Date().toISOString().slice(0, 10)}, commit ${commit()}` : "";
  const how = `\`node bench/${name}.ts\`${when}, ${took}, load before ${text.load}`;
  const failed = status === 0 ? "" : `\nIt ended with ${status}: not everything was measured.\n`;
  const section = `## ${benchmarks[name]}\n\n${how}\n${failed}\n${text.people}\n`;
  sections.push(section);
  if (named.length > 0 && write && status === 0) replaceSection(section);
  if (named.length > 0 && write && status !== 0) console.error(`${name} failed, and its section stays.`);
  // After each, so that what was measured stays where a later one is stopped.
  if (named.length === 0) writeFileSync(pathOf("results.md"), sections.join("\n").replace(/\n{3,}/g, "\n\n"));
}
if (named.length > 0) console.log(sections.join("\n"));
process.exitCode = worst;

/** JSON lines go on to standard output as they come; the rest is for people. */
function run(name: string): Promise<{ status: number; text: { people: string; load: string } }> {
  const load = (loadavg()[0] as number).toFixed(1);
  const child = spawn(node, [pathOf(`${name}.ts`)], { stdio: ["ignore", "pipe", "inherit"] });
  // A benchmark that ends by a signal ends what it measures; without this it would live on unseen.
  const endChild = () => child.kill("SIGTERM");
  process.once("exit", endChild);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", endChild);
      const lines = output.split("\n");
      const json = lines.filter((line) => line.startsWith("{"));
      if (json.length > 0) console.log(json.join("\n"));
      const people = lines
        .filter((line) => !line.startsWith("{"))
        .join("\n")
        .trim();
      resolve({ status: code ?? 3, text: { people, load } });
    });
  });
}

/** The other sections stay as they are. */
function replaceSection(section: string): void {
  const results = pathOf("results.md");
  const title = section.slice(0, section.indexOf("\n"));
  const kept = storedSections();
  const place = kept.findIndex((one) => one.startsWith(`${title}\n`));
  if (place === -1) kept.push(section);
  else kept[place] = section;
  writeFileSync(results, `${kept.map((one) => one.trimEnd()).join("\n\n")}\n`);
}

/** As it stands in bench/results.md, with a sentence that the head of the page does not speak of it. */
function keptSection(name: string): string {
  const title = `## ${benchmarks[name]}\n`;
  const section = sectionsBefore.find((one) => one.startsWith(title));
  const note = "Kept from an earlier run than the one that the head of this page describes.\n";
  if (section === undefined || section.includes(note)) return section ?? "";
  return `${title}\n${note}${section.slice(title.length)}`;
}

function storedSections(): string[] {
  return readFileSync(pathOf("results.md"), "utf8").split(/^(?=## )/m);
}

function commit(): string {
  const git = (...words: string[]) =>
    spawnSync("git", words, { cwd: pathOf("."), encoding: "utf8" }).stdout?.trim() ?? "";
  const changed =
    git("status", "--porcelain", "--", "../src", "../bin", "../package.json") === "" ? "" : " with changes";
  return `${git("rev-parse", "--short", "HEAD") || "unknown"}${changed}`;
}

function head(): string {
  const processors = cpus();
  const { dependencies } = JSON.parse(readFileSync(pathOf("package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const peers = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  const { version } = JSON.parse(readFileSync(pathOf("../package.json"), "utf8")) as { version: string };
  const nodeVersion = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  return [
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    `- Machine: ${processors.length} cores of ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB, ${platform()} ${release()}`,
    `- Node ${nodeVersion.replace(/^v/, "")}; soundings ${version}, commit ${commit()}; ${peers.join(", ")}`,
    `- Times and memory from outside by ${measuredBy}, ours and theirs in turn; ${usualRounds === 1 ? "one round" : `medians of ${usualRounds}, one where a run is long`}`,
    "- What each figure means: README.md. All figures of one section come from one run of it.",
    "",
  ].join("\n");
}
