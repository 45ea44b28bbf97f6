// Emits the package: JavaScript and types from src to dist, without tests and what only they need; and the pages.
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}/dist`, { recursive: true, force: true });
const { status } = spawnSync("npx", ["tsc", "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
const table = "adapters/embedders/static/static-2.table";
if (status === 0) {
  copyFileSync(`${root}/src/${table}`, `${root}/dist/${table}`);
  cpSync(`${root}/web/dist`, `${root}/dist/web`, {
    recursive: true,
    filter: (file) => !file.endsWith("built-from"),
  });
}
process.exitCode = status ?? 1;
