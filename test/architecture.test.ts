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
  cli: ["contracts", "app", "cli", "server"],
  server: ["contracts", "app", "server"],
  testing: ["contracts", "ports", "core", "testing"],
  index: ["contracts", "ports", "core", "adapters", "app"],
};

/** Core knows; it does not reach out. These packages are pure computation. */
const corePackages = new Set(["cephes", "diff", "eld", "gpt-tokenizer", "snowball-stemmers", "stopword"]);
/** Modules through which something outside could be reached. Only the egress adapter opens connections. */
const networkModules =
  /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|quic|inspector|_http_\w+|_tls_\w+)(?:\/|$)|^(?:axios|cross-fetch|eventsource|got|ky|node-fetch|socket\.io-client|superagent|undici|ws)(?:\/|$)/;
/** What opens a socket that listens, and no connection of its own: only the server does. */
const listeningModules = /^(?:fastify|@fastify\/[\w-]+)$/;
/** Asks the server in its tests; in no package. */
const testClient = "server/http-client.fixture.ts";
/** What the platform itself hands out. */
const networkGlobals =
  /(?<![-/\w])(?:fetch|WebSocket(?:Stream)?|EventSource|XMLHttpRequest|RTCPeerConnection|sendBeacon|WebTransport)(?![-/\w])/;
/** A module that is named while the program runs could be any; a program or a thread of its own is out of sight. */
const waysAround: Record<string, { mark: RegExp; may: readonly string[] }> = {
  "a module named while it runs": {
    mark: /\b(?:createRequire|getBuiltinModule|require|registerHooks|_load)\s*\(|\bprocess\s*\.\s*(?:binding|_linkedBinding|dlopen)\b|\bimport\s*\(\s*[^"\s]|\beval\s*\(|\bFunction\s*\(/,
    may: [
      // The person's own part, and the runtime of a person's own model.
      "adapters/plugins/file-plugin.ts",
      "adapters/embedders/onnx/onnx-worker.ts",
      "adapters/embedders/onnx/runtime-package.ts",
    ],
  },
  "a program of its own": {
    mark: /\b(?:from|import)\s*\(?\s*"cluster"|"(?:node:)?child_process"|"node:cluster"/,
    may: [
      // git, which is asked for the commit; the person's own commands; and their browser.
      "app/environment.ts",
      "adapters/plugins/command-session.ts",
      "cli/open-in-browser.ts",
    ],
  },
};

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

test("the command line starts the server and knows nothing else of it", () => {
  const known = imports
    .filter(({ file }) => layerOf(file) === "cli")
    .map(({ file, specifier }) => targetOf(file, specifier) ?? "")
    .filter((target) => target.startsWith("server/"));
  expect(known).toEqual(["server/open-server.ts"]);
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
    ({ file, specifier }) =>
      networkModules.test(specifier) && !file.startsWith("adapters/egress/") && file !== testClient,
  );
  expect(reaching).toEqual([]);
});

test("only the server listens", () => {
  const listening = imports.filter(({ specifier }) => listeningModules.test(specifier));
  expect([...new Set(listening.map(({ file }) => layerOf(file)))]).toEqual(["server"]);
});

test("nothing else uses what the platform hands out to reach the network", () => {
  const reaching = productFiles.filter(
    (file) => !file.startsWith("adapters/egress/") && networkGlobals.test(codeOf(file)),
  );
  expect(reaching).toEqual([]);
});

test.each(Object.entries(waysAround))("%s is started only where it is known what for", (_, { mark, may }) => {
  expect(productFiles.filter((file) => mark.test(codeOf(file))).sort()).toEqual(may.toSorted());
});

test.each([
  'import { get } from "node:https";',
  "import { get } from 'https';",
  'import "undici";',
  'const { lookup } = await import("node:dns/promises");',
  'const { request } = await import(\n  "node:http"\n);',
  'export { request } from "node:http2";',
])("the rule on network modules sees %j", (code) => {
  expect(specifiersIn(code).filter((specifier) => networkModules.test(specifier))).toHaveLength(1);
});

test.each([
  'await fetch("x");',
  'await globalThis.fetch("x");',
  'globalThis["fetch"]("x");',
  "const { fetch: ask } = globalThis;",
  "new WebSocket(`wss://x`);",
  "`${await fetch(x)}`",
])("the rule on globals sees %j", (code) => {
  expect(networkGlobals.test(withoutProse(code))).toBe(true);
});

test.each([
  "await import(name)",
  "await import(`node:${name}`)",
  "createRequire(import.meta.url)",
  'process.getBuiltinModule("net")',
  'process.binding("tcp_wrap")',
  'require("x")',
])("the rule on modules named while it runs sees %j", (code) => {
  expect(waysAround["a module named while it runs"]?.mark.test(withoutProse(code))).toBe(true);
});

test("the rules do not see what is only spoken of", () => {
  const prose =
    '// fetch() and WebSocket\n/* require("x") */\nconst text = "How to fetch (a page)";\nimport("./a.ts");';
  const code = withoutProse(prose);
  expect([networkGlobals.test(code), waysAround["a module named while it runs"]?.mark.test(code)]).toEqual([
    false,
    false,
  ]);
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
      "language-model",
      "language-model-replies",
      "ledger",
      "metric",
      "query-graph",
      "reranker",
      "run-store",
      "search-store",
      "set-metric",
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
  return specifiersIn(textOf(file)).map((specifier) => ({ file, specifier }));
}

function specifiersIn(code: string): string[] {
  const found = code.matchAll(/(?:^|[^.\w])(?:from|import)\s*\(?\s*(["'])([^"'\n]+)\1/gm);
  return [...found].map(([, , specifier]) => specifier as string);
}

function codeOf(file: string): string {
  return withoutProse(textOf(file));
}

/** Without comments, and without texts that hold more than a name. */
function withoutProse(code: string): string {
  return code.replace(/(["'])(?:\\.|(?!\1)[^\\\n])*\1|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g, (found) =>
    /^["'][\w:/.@-]*["']$/.test(found) ? found : '""',
  );
}

function textOf(file: string): string {
  return readFileSync(path.join(sources, file), "utf8");
}
