import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Layer by layer, what each may import. Imports only point down. */
const mayImport: Record<string, readonly string[]> = {
  contracts: ["contracts"],
  ports: ["contracts", "ports"],
  core: ["contracts", "ports", "core"],
  adapters: ["contracts", "ports", "adapters"],
  app: ["contracts", "ports", "core", "adapters", "app"],
  cli: ["contracts", "app", "cli"],
  testing: ["contracts", "ports", "core", "testing"],
  index: ["contracts", "ports", "core", "adapters", "app"],
};

/** Core knows; it does not reach out. These packages are pure computation. */
const corePackages = new Set(["cephes", "eld", "gpt-tokenizer", "snowball-stemmers", "stopword"]);
/** Modules through which something outside could be reached. Only the egress adapter opens connections. */
const networkModules = /^node:(?:http|https|http2|net|tls|dgram|dns)(?:\/|$)|^undici$/;

const root = path.join(import.meta.dirname, "..");
const sources = path.join(root, "src");

interface Import {
  file: string;
  specifier: string;
}

const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
  .map((file) => file.split(path.sep).join("/"));
const productFiles = files.filter((file) => !file.endsWith(".test.ts") && !file.endsWith(".contract.ts"));
const imports = productFiles.flatMap(importsOf);

test("the rule sees the whole tree", () => {
  expect(productFiles.length).toBeGreaterThan(120);
  expect(imports.length).toBeGreaterThan(500);
});

test("imports only point down", () => {
  expect(imports.filter(({ file, specifier }) => !allowed(file, specifier))).toEqual([]);
});

test("an adapter never imports another adapter", () => {
  const crossing = imports.filter(({ file, specifier }) => {
    const from = /^adapters\/([^/]+)\//.exec(file)?.[1];
    const to = /^adapters\/([^/]+)\//.exec(targetOf(file, specifier) ?? "")?.[1];
    return from !== undefined && to !== undefined && to !== "shared" && from !== to;
  });
  expect(crossing).toEqual([]);
});

test("core uses no part of Node and only packages that compute", () => {
  const reaching = imports.filter(({ file, specifier }) => {
    if (!file.startsWith("core/") || specifier.startsWith(".")) return false;
    return specifier.startsWith("node:") || !corePackages.has(packageOf(specifier));
  });
  expect(reaching).toEqual([]);
});

test("contracts need nothing but zod", () => {
  const packages = imports
    .filter(({ file, specifier }) => file.startsWith("contracts/") && !specifier.startsWith("."))
    .map(({ specifier }) => specifier);
  expect([...new Set(packages)]).toEqual(["zod"]);
});

test("only the egress adapter knows the network", () => {
  const reaching = imports.filter(
    ({ file, specifier }) => networkModules.test(specifier) && !file.startsWith("adapters/egress/"),
  );
  expect(reaching).toEqual([]);
});

test("no file re-exports others, save the public surface", () => {
  const barrels = productFiles.filter(
    (file) =>
      file !== "index.ts" &&
      file !== "testing/index.ts" &&
      /^export (?:\*|(?:type )?\{[^}]*\}) from/m.test(textOf(file)),
  );
  expect(barrels).toEqual([]);
});

test("every port has its contract suite beside it", () => {
  const ports = readdirSync(path.join(sources, "ports"));
  const withSuite = ports
    .filter((file) => file.endsWith(".contract.ts"))
    .map((file) => file.replace(".contract.ts", ""));
  expect(withSuite.sort()).toEqual(
    expect.arrayContaining([
      "answerer",
      "artifact-store",
      "chunker",
      "clock",
      "document-parser",
      "embedder",
      "metric",
      "run-store",
      "search-store",
      "stage-store",
      "vector-index",
    ]),
  );
});

function allowed(file: string, specifier: string): boolean {
  const target = targetOf(file, specifier);
  if (target === undefined) return true;
  return mayImport[layerOf(file)]?.includes(layerOf(target)) ?? false;
}

function layerOf(file: string): string {
  return file.includes("/") ? (file.split("/")[0] as string) : file.replace(/\.ts$/, "");
}

/** The file below src that a relative import names; undefined for packages. */
function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : undefined;
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function importsOf(file: string): Import[] {
  const found = textOf(file).matchAll(/(?:^|[^.\w])(?:from|import)\s*\(?\s*"([^"\n]+)"/gm);
  return [...found].map(([, specifier]) => ({ file, specifier: specifier as string }));
}

function textOf(file: string): string {
  return readFileSync(path.join(sources, file), "utf8");
}
