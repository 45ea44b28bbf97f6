import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { entry, execute, repository, smallExperiment, temporaryFolder } from "./e2e/command-line.ts";

const fixture = (name: string): string => path.join(import.meta.dirname, "fixtures", name);
const sayConnections = pathToFileURL(fixture("say-connections.ts")).href;

/** A collector of traces on this machine, and a shell that asks everything to report there. */
async function collector() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    request.resume().on("end", () => response.end("{}"));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = {
    LANGSMITH_TRACING: "true",
    LANGSMITH_TRACING_V2: "true",
    LANGCHAIN_TRACING: "true",
    LANGCHAIN_TRACING_V2: "true",
    LANGSMITH_API_KEY: "lsv2_not_a_key",
    LANGCHAIN_API_KEY: "lsv2_not_a_key",
    LANGSMITH_ENDPOINT: endpoint,
    LANGCHAIN_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --import ${sayConnections}`,
  };
  return { asked, environment };
}

const langchain = path.join(repository, "node_modules", "@langchain", "core");

test("a traced chain reports without our switches, and does not with them", async () => {
  const { asked, environment } = await collector();
  const chain = (...more: string[]) =>
    execute(process.execPath, [fixture("traced-chain.ts"), langchain, ...more], { environment });
  const silenced = await chain("silenced");
  expect([silenced, asked]).toEqual([{ status: 0, stdout: "private answered\n", stderr: "" }, []]);
  const traced = await chain();
  expect(traced.stderr).toContain("CONNECTS to 127.0.0.1:");
  expect(asked.length).toBeGreaterThan(0);
});

test("a whole run opens no connection, though the shell asks for traces", async () => {
  const { asked, environment } = await collector();
  const { folder, remove } = temporaryFolder(smallExperiment);
  onTestFinished(remove);
  for (const args of [["run"], ["ask", "Which mooring is ours?"], ["sources"], ["ledger"]]) {
    const { status, stderr } = await execute(process.execPath, [entry, ...args, "-C", folder], {
      environment,
    });
    expect([args, status, stderr.match(/CONNECTS.*/)]).toEqual([args, 0, null]);
  }
  expect(asked).toEqual([]);
});

/** Packages of ours, or that ours bring, whose code could reach the network, and why it does not. docs/ledger.md lists them. */
const couldReach = [
  "@fastify/error",
  "@fastify/send",
  "@fastify/static",
  "fast-json-stringify",
  "fastify",
  "find-my-way",
  "glob",
  "light-my-request",
  "lru-cache",
  "pino",
  "pino-std-serializers",
  "@lancedb/lancedb",
  "@lancedb/lancedb-*",
  "@langchain/core",
  "@langchain/langgraph-sdk",
  "@smithy/core",
  "is-network-error",
  "kysely",
  "langsmith",
  "unpdf",
];

test("every package that could reach the network is judged in docs/ledger.md", () => {
  const judged = new Set(couldReach);
  const reaching = shippedPackages()
    .filter(canReach)
    .map((name) => name.replace(/^(@lancedb\/lancedb-).*/, "$1*"));
  expect(reaching.filter((name) => !judged.has(name))).toEqual([]);
  expect(reaching).toEqual(expect.arrayContaining(["@lancedb/lancedb", "@lancedb/lancedb-*"]));
  const page = readFileSync(path.join(repository, "docs", "ledger.md"), "utf8");
  expect(couldReach.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

interface Lockfile {
  packages: Record<string, { dev?: boolean; link?: boolean }>;
}

function shippedPackages(): string[] {
  const lock = JSON.parse(readFileSync(path.join(repository, "package-lock.json"), "utf8")) as Lockfile;
  // A link is the workspace of the pages, which is published only as what it builds.
  const installed = Object.entries(lock.packages).filter(
    ([place, { dev, link }]) => place.startsWith("node_modules/") && dev !== true && link !== true,
  );
  return installed.map(([place]) => place.slice("node_modules/".length));
}

const reach =
  /\b(?:require|import)\s*\(\s*["'](?:node:)?(?:https?|http2|net|tls|dgram)["']|\bfrom\s*["'](?:node:)?(?:https?|http2|net|tls|dgram)["']|(?<![.\w]|function )fetch\s*\(|globalThis\.fetch\b|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/;

function canReach(name: string): boolean {
  return codeFilesOf(path.join(repository, "node_modules", name)).some(
    (file) => file.endsWith(".node") || reach.test(readFileSync(file, "utf8")),
  );
}

/** Of a package that is not installed for this platform: none. */
function codeFilesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:[cm]?js|node)$/.test(file) && !file.startsWith(`node_modules${path.sep}`))
      .map((file) => path.join(folder, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
