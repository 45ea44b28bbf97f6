// Runs before `npm start` and `npm test`, on whatever Node the machine has: plain JavaScript, no packages.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [major] = process.versions.node.split(".").map(Number);
const lock = readFileSync(`${root}/package-lock.json`, "utf8");
const marker = `${root}/node_modules/.soundings-installed`;

if (existsSync(marker) && readFileSync(marker, "utf8") === lock) process.exit(0);
// npm ci empties the folder first, and that would be another checkout's.
if (lstatSync(`${root}/node_modules`, { throwIfNoEntry: false })?.isSymbolicLink()) {
  console.error("node_modules is a link to another folder: its packages are used as they are.");
  process.exit(0);
}
if (major < 20) {
  console.error(
    `Soundings needs Node 20.20 or newer to install, this is ${process.versions.node}: update it from nodejs.org.`,
  );
  process.exit(2);
}
console.error("Installing the packages (once)…");
// --engine-strict=false: the machine's Node may be older than the Node 24 that is installed here as a package.
const installed = spawnSync(
  "npm",
  ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--engine-strict=false"],
  {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  },
);
if (installed.status !== 0) {
  console.error("npm ci failed, see above: the packages are needed once, then no network is.");
  process.exit(installed.status ?? 1);
}
writeFileSync(marker, lock);
