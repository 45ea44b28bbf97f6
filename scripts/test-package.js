// Packs the package, installs the tarball in an empty folder as a user would, and runs it there. Plain JavaScript, any Node >= 20.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const node = path.join(root, "node_modules", ".bin", "node");
const folder = mkdtempSync(path.join(tmpdir(), "soundings-package-"));
let checks = 0;

try {
  run("npm", ["run", "--silent", "build"], root);
  run("npm", ["pack", "--silent", "--pack-destination", folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  const home = path.join(folder, "empty");
  mkdirSync(home);
  writeFileSync(path.join(home, "package.json"), '{ "name": "empty", "private": true }\n');
  run("npm", ["install", "--silent", "--no-audit", "--no-fund", path.join("..", tarball)], home);
  const bin = path.join(home, "node_modules", "soundings", "bin", "soundings.js");

  check("--version answers", run(node, [bin, "--version"], home).trim() !== "");
  check("--help lists the commands", run(node, [bin, "--help"], home).includes("sweep"));

  const example = path.join(home, "house-manual");
  cpSync(path.join(home, "node_modules", "soundings", "examples", "house-manual"), example, {
    recursive: true,
  });
  const first = JSON.parse(run(node, [bin, "run", example, "--json"], home));
  check("an example runs", first.run.status === "finished" && first.metrics["span-recall@5"].n > 100);
  const held = JSON.parse(run(node, [bin, "sources", example, "--json"], home));
  const kinds = new Set(held.sources.map(({ mediaType }) => mediaType));
  check("sources of nine kinds are read", kinds.size >= 9 && held.leftOut.length === 0);
  const second = JSON.parse(run(node, [bin, "run", example, "--json"], home));
  check(
    "a second run executes no stage",
    second.stages.every((stage) => stage.cached),
  );
  const asked = JSON.parse(
    run(node, [bin, "ask", example, "When does the last ferry leave?", "--json"], home),
  );
  check("a question is answered or refused", typeof asked.answer.text === "string");
  for (const embedder of ["hashing", "static"]) {
    const settings = [`embed.embedder=${embedder}`, "retrieve.method=hybrid"];
    const vectors = run(node, [bin, "run", example, "--json", "--set", ...settings], home);
    check(`vectors of the ${embedder} embedder work`, JSON.parse(vectors).run.status === "finished");
  }

  writeFileSync(
    path.join(home, "library.mjs"),
    `import { openFolder } from "soundings";
const folder = await openFolder("house-manual");
const run = await folder.run({ chunk: { size: 300 } });
console.log(run.metrics["span-recall@5"].value > 0.5);
await folder.close();
`,
  );
  const { page, script, project } = await servedBy(bin, example);
  check(
    "the pages are served",
    page.includes('<div id="root">') && script === 200 && project.sources === held.files,
  );
  check("the library runs", run(node, ["library.mjs"], home).trim() === "true");
  const megabytes = Number(
    spawnSync("du", ["-sm", path.join(home, "node_modules")], { encoding: "utf8" }).stdout.split("\t")[0],
  );
  check(`the installed package takes ${megabytes} MB, at most 420`, megabytes <= 420);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`package: ${checks} checks passed`);

/** What a browser gets first from `soundings serve`. */
async function servedBy(bin, example) {
  const child = spawn(node, [bin, "serve", example, "--port", "0", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [told] = await once(child.stdout, "data");
    const { address } = JSON.parse(String(told));
    const page = await (await fetch(address, { headers: { accept: "text/html" } })).text();
    const [, source] = /src="(\/assets\/[^"]+)"/.exec(page) ?? [];
    const { status: script } = await fetch(`${address}${source}`);
    return { page, script, project: await (await fetch(`${address}/api/project`)).json() };
  } finally {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}

function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, encoding: "utf8", shell: false });
  if (done.status === 0) return done.stdout;
  console.error(
    `${command} ${args.join(" ")} ended with ${done.status ?? done.error?.message}\n${done.stdout}${done.stderr}`,
  );
  process.exit(1);
}

function check(what, holds) {
  if (!holds) {
    console.error(`package: failed: ${what}`);
    process.exit(1);
  }
  checks += 1;
  console.log(`package: ${what}`);
}
