// Builds the pages where they are not built yet or something of them has changed: `npm start` and the tests need them, and a build
// takes seconds. Every text file gets its compressed forms beside it, so that the server never compresses. Plain JavaScript, any Node >= 20.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const web = path.join(root, "web");
const dist = path.join(web, "dist");
const marker = path.join(dist, "built-from");

const made = digestOf([
  path.join(root, "package-lock.json"),
  fileURLToPath(import.meta.url),
  path.join(root, "src/contracts"),
  ...["index.html", "package.json", "pdf-assets.ts", "public", "src", "tsconfig.json", "vite.config.ts"].map(
    (name) => path.join(web, name),
  ),
]);
if (existsSync(marker) && readFileSync(marker, "utf8") === made) process.exit(0);

console.error("Building the pages…");
const node = path.join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
const vite = path.join(root, "node_modules/vite/bin/vite.js");
const { status } = spawnSync(node, [vite, "build", "--logLevel", "warn"], {
  cwd: web,
  stdio: "inherit",
  // Whatever the caller is: tests would get a slower React.
  env: { ...process.env, NODE_ENV: "production" },
});
if (status !== 0) {
  console.error("The pages could not be built, see above.");
  process.exit(status ?? 1);
}
for (const file of filesOf(dist).filter((name) => /\.(?:js|mjs|css|html|svg|json|wasm)$/.test(name))) {
  const content = readFileSync(file);
  if (content.length < 1000) continue;
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  );
}
writeFileSync(marker, made);

function digestOf(places) {
  const hash = createHash("sha256");
  for (const file of places.flatMap(filesOf))
    hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(place) {
  if (!statSync(place).isDirectory()) return [place];
  const entries = readdirSync(place, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(({ name }) => filesOf(path.join(place, name)));
}
