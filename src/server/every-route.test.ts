import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256 } from "../adapters/shared/sha256.ts";
import { openWorkspace } from "../app/workspace.ts";
import type { Search } from "../contracts/search.ts";
import { ApiError } from "../contracts/api/api-error.ts";
import { JobEvent } from "../contracts/api/jobs.ts";
import { type Answered, call, type HeardEvent, listen, post, put, send } from "./http-client.fixture.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { pdfOf } from "../adapters/parsers/pdf/pdf.fixture.ts";
import { projectFiles, projectFolder, workThrough } from "./project.fixture.ts";
import type { Route } from "./route.ts";
import { routeTable } from "./routes/route-table.ts";

const page = "BT /F1 12 Tf 72 700 Td (High water is at six.) Tj ET";
const project = projectFolder({
  ...projectFiles,
  "sources/tide.pdf": Buffer.from(pdfOf({ pages: [page] })).toString("latin1"),
});
const faults: string[] = [];
let server: OpenServer;
let heard: { sweep: HeardEvent[]; answer: HeardEvent[] };
/** What every route is asked with, by method and path. */
let examples: Record<string, { address: string; body?: unknown; on?: OpenServer }>;
const emptyFolder = projectFolder({});
let empty: OpenServer;

beforeAll(async () => {
  const workspace = await openWorkspace(path.join(project.folder, ".soundings"));
  await workspace.searches.save(search);
  await workspace.close();
  server = await openServer({ folder: project.folder, onFault: (fault) => faults.push(fault) });
  empty = await openServer({ folder: emptyFolder.folder, onFault: (fault) => faults.push(fault) });
  const sweep = await workThrough(server.address, "/api/runs", { kind: "sweep" });
  const answer = await workThrough(server.address, "/api/answers", { question: "How hot must the oven be?" });
  heard = { sweep: sweep.events, answer: answer.events };
  const [first, second] = sweep.events
    .filter(({ type }) => type === "run-end")
    .map(({ data }) => data["runId"]);
  const detail = JSON.parse((await call(server.address, `/api/runs/${String(first)}`)).text) as {
    lineage: { artifacts: { stage: string; digest: string }[] };
  };
  const chunks = detail.lineage.artifacts.find(({ stage }) => stage === "chunk");
  examples = {
    "GET /api/health": { address: "/api/health" },
    "GET /api/metrics": { address: "/api/metrics" },
    "GET /api/openapi.json": { address: "/api/openapi.json" },
    "GET /api/home": { address: "/api/home" },
    "GET /api/project": { address: "/api/project" },
    "GET /api/runs": {
      address: "/api/runs?experiment=tides&status=finished&label=chunk&sort=metric:ndcg@10",
    },
    "GET /api/runs/{run}": { address: `/api/runs/${String(first)}` },
    "GET /api/runs/{run}/calls": { address: `/api/runs/${String(first)}/calls` },
    "GET /api/prompts": { address: "/api/prompts" },
    "GET /api/models": { address: "/api/models" },
    "GET /api/runs/{run}/questions": { address: `/api/runs/${String(first)}/questions?text=oven` },
    "GET /api/runs/{run}/questions/{question}": { address: `/api/runs/${String(first)}/questions/2` },
    "GET /api/runs/{run}/failures": { address: `/api/runs/${String(first)}/failures?metric=hit@5` },
    "GET /api/runs/{run}/artifacts/{digest}": {
      address: `/api/runs/${String(first)}/artifacts/${chunks?.digest}?view=preview`,
    },
    "GET /api/leaderboard": { address: "/api/leaderboard" },
    "GET /api/comparison": {
      address: `/api/comparison?runs=${String(first)},${String(second)}&checks=true&metric=hit@5`,
    },
    "GET /api/effects": { address: "/api/effects" },
    "GET /api/matrix": { address: `/api/matrix?runs=${String(first)},${String(second)}` },
    "GET /api/configuration": { address: "/api/configuration" },
    "PUT /api/configuration": {
      address: "/api/configuration",
      body: { text: projectFiles["soundings.yaml"], digest: sha256(projectFiles["soundings.yaml"]) },
    },
    "GET /api/configuration/schema": { address: "/api/configuration/schema" },
    "POST /api/configuration/check": {
      address: "/api/configuration/check",
      body: { text: projectFiles["soundings.yaml"] },
    },
    "GET /api/searches": { address: "/api/searches" },
    "GET /api/searches/{search}": { address: `/api/searches/${search.id}` },
    "GET /api/sources": { address: "/api/sources" },
    "GET /api/document": { address: `/api/document?source=boats.md&run=${String(first)}` },
    "GET /api/document/layout": { address: "/api/document/layout?source=tide.pdf&page=1" },
    "GET /api/file": { address: "/api/file?source=boats.md" },
    "PUT /api/sources/file": { address: "/api/sources/file?name=new/owls.md", body: "# Owls\n\nThey hoot." },
    "GET /api/sources/versions": { address: "/api/sources/versions" },
    "GET /api/sources/changes": { address: "/api/sources/changes" },
    "GET /api/ledger": { address: "/api/ledger?limit=5" },
    "GET /api/questions": { address: "/api/questions?limit=2" },
    "POST /api/questions": { address: "/api/questions", body: { question: "Where do seals sleep?" } },
    "GET /api/questions/statistics": { address: "/api/questions/statistics" },
    "GET /api/questions/versions": { address: "/api/questions/versions" },
    "GET /api/questions/check": { address: "/api/questions/check" },
    "GET /api/questions/changes": { address: "/api/questions/changes?from=1" },
    "POST /api/questions/versions/{version}/restore": {
      address: "/api/questions/versions/1/restore",
      body: undefined,
    },
    "POST /api/questions/drafts": { address: "/api/questions/drafts", body: { most: 2 } },
    "GET /api/questions/drafts": { address: "/api/questions/drafts?limit=1" },
    "POST /api/questions/decide": { address: "/api/questions/decide", body: {} },
    "POST /api/start": { address: "/api/start", body: { kind: "example" }, on: empty },
    "POST /api/runs": { address: "/api/runs", body: { kind: "run" } },
    "POST /api/answers": { address: "/api/answers", body: { question: "Where does the heron nest?" } },
    "GET /api/jobs": { address: "/api/jobs" },
    "GET /api/jobs/{job}": { address: `/api/jobs/${sweep.job.id}` },
    "POST /api/jobs/{job}/stop": { address: `/api/jobs/${sweep.job.id}/stop` },
    "GET /api/jobs/{job}/events": { address: `/api/jobs/${answer.job.id}/events` },
  };
});

afterAll(async () => {
  await Promise.all([server.close(), empty.close()]);
  project.remove();
  emptyFolder.remove();
});

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
/** They tell of what goes on meanwhile. */
const changing = new Set(["/api/home", "/api/project", "/api/jobs"]);

const search: Search = {
  id: "search-0123456789",
  experiment: "tides",
  status: "stopped",
  strategy: "grid",
  metric: "hit@5",
  seed: 1,
  budget: 8,
  minutes: null,
  usd: null,
  baseline: "chunk.size=60",
  candidates: { "chunk.size=60": { "chunk.size": 60 }, "chunk.size=120": { "chunk.size": 120 } },
  events: [{ type: "search-start", strategy: "grid", candidates: 2, budget: 8, exhaustive: 8 }],
  result: null,
  startedAt: 1,
  finishedAt: 2,
  environment: { node: "v24.0.0", process: "host:1" },
  error: "Stopped.",
};

function ask(route: Route): Promise<Answered> {
  const { address, body, on = server } = examples[nameOf(route)]!;
  if (route.mostBytes !== undefined) return put(on.address, address, String(body));
  return route.method === "GET" ? call(on.address, address) : send(on.address, address, body, route.method);
}

/** What the examples began would change what is read meanwhile. */
async function jobsEnded(): Promise<void> {
  const { jobs } = JSON.parse((await call(server.address, "/api/jobs")).text) as { jobs: { id: string }[] };
  for (const { id } of jobs) await Array.fromAsync(listen(server.address, `/api/jobs/${id}/events`));
}

test("every route has an example here", () => {
  expect(Object.keys(examples).sort()).toEqual(routeTable.map(nameOf).sort());
});

const withSchema = routeTable.filter((route) => "schema" in route.reply);

test.each(withSchema.map((route) => [nameOf(route), route] as const))(
  "%s answers what it declares, and nothing else",
  async (_, route) => {
    const answered = await ask(route);
    const body = JSON.parse(answered.text) as unknown;
    const { schema } = route.reply as Extract<Route["reply"], { schema: unknown }>;
    expect({ status: answered.status, body }).toEqual({ status: route.reply.status, body });
    expect(answered.headers["content-type"]).toBe("application/json; charset=utf-8");
    // A schema takes out what it does not name, so that equality shows both directions.
    expect(schema.parse(body)).toEqual(body);
  },
);

test.each(
  [...withSchema]
    .filter(({ method, path }) => method === "GET" && !changing.has(path))
    .map((route) => [nameOf(route), route] as const),
)("%s is not sent again to who holds it", async (_, route) => {
  await jobsEnded();
  const { address } = examples[nameOf(route)]!;
  const first = await call(server.address, address);
  const again = await call(server.address, address, {
    headers: { "if-none-match": `"other", ${first.headers["etag"]}` },
  });
  expect({ status: again.status, text: again.text, etag: again.headers["etag"] }).toEqual({
    status: 304,
    text: "",
    etag: first.headers["etag"],
  });
});

test("a search that is not there is an error in the declared shape", async () => {
  const answered = await call(server.address, "/api/searches/none");
  expect(answered.status).toBe(404);
  expect(ApiError.parse(JSON.parse(answered.text))).toEqual({
    error: {
      code: "run.unknown",
      message: 'There is no search "none" in the folder.',
      hint: "The list of searches names them all.",
    },
  });
});

test("a sweep and an answer tell only events that are declared, and end with job-end", () => {
  const told = [...heard.sweep, ...heard.answer].map(({ data }) => data);
  expect(told.map((data) => JobEvent.parse(data))).toEqual(told);
  expect([heard.sweep.at(-1)?.data, heard.answer.at(-1)?.data]).toEqual([
    { type: "job-end", status: "finished", error: null },
    { type: "job-end", status: "finished", error: null },
  ]);
});

test("a streamed answer is its deltas, with its citation placed", () => {
  const deltas = heard.answer.filter(({ type }) => type === "answer-delta").map(({ data }) => data["text"]);
  const end = heard.answer.find(({ type }) => type === "answer-end")?.data["asked"] as {
    answer: { text: string; refused: boolean };
    places: { source: string; quote: string; where: string }[];
  };
  expect(deltas.join("")).toBe(end.answer.text);
  expect(end.places.map(({ source, where }) => ({ source, where }))).toEqual([
    { source: "bread.md", where: "line 3" },
  ]);
});

test("a file is sent as it was added, by its own kind", async () => {
  const { status, text, headers } = await call(server.address, "/api/file?source=boats.md");
  expect({ status, text, kind: headers["content-type"], how: headers["content-disposition"] }).toEqual({
    status: 200,
    text: "# Boats\n\nThe ferry leaves at nine. Luggage may stay in the boat shed until two o'clock.\n",
    kind: "text/markdown",
    how: "inline; filename*=UTF-8''boats.md",
  });
});

test("a document cut otherwise has other chunks, and each is inside the text", async () => {
  const view = async (size: number) => {
    const answered = await call(server.address, `/api/document?source=boats.md&strategy=fixed&size=${size}`);
    return JSON.parse(answered.text) as { text: string; chunks: { start: number; end: number }[] };
  };
  const [small, large] = [await view(20), await view(500)];
  expect(small.chunks.length).toBeGreaterThan(large.chunks.length);
  expect(large.chunks.map(({ start, end }) => large.text.slice(start, end))).toEqual([large.text]);
});

test("a run's document has its gold and the citations of its answers over it", async () => {
  const answered = await call(server.address, examples["GET /api/document"]!.address);
  const { text, gold, citations } = JSON.parse(answered.text) as {
    text: string;
    gold: { questionId: string; start: number; end: number }[];
    citations: { questionId: string; gold: boolean }[];
  };
  expect(gold.map(({ questionId, start, end }) => [questionId, text.slice(start, end)])).toEqual([
    ["1", "until two o'clock"],
  ]);
  expect(citations).toContainEqual(expect.objectContaining({ questionId: "1", gold: true }));
});

test("the added question stands in the file, with a version of its own", async () => {
  const added = await post(server.address, "/api/questions", {
    id: "seals",
    question: "Where do seals sleep at night?",
    gold: [{ source: "page.html", quote: "Seals sleep on the skerries." }],
  });
  const listed = await call(server.address, "/api/questions?text=at night");
  const { version } = JSON.parse(added.text) as { version: number };
  const versions = JSON.parse((await call(server.address, "/api/questions/versions")).text) as {
    versions: { change: string }[];
  };
  expect(added.status).toBe(201);
  expect((JSON.parse(listed.text) as { entries: unknown[] }).entries).toEqual([
    {
      where: expect.stringMatching(/^questions\.jsonl line \d+$/) as string,
      entry: {
        id: "seals",
        question: "Where do seals sleep at night?",
        gold: [{ source: "page.html", quote: "Seals sleep on the skerries." }],
      },
    },
  ]);
  expect(versions.versions[version - 1]?.change).toBe("seals was added");
});

test("a question whose gold stands nowhere is refused, and the file stays as it is", async () => {
  const before = (await call(server.address, "/api/questions?limit=200")).text;
  const refused = await post(server.address, "/api/questions", {
    question: "Who?",
    gold: [{ source: "boats.md", quote: "words that are not there" }],
  });
  const after = (await call(server.address, "/api/questions?limit=200")).text;
  expect(refused.status).toBe(422);
  expect((JSON.parse(refused.text) as { error: { message: string } }).error.message).toMatch(
    /^The new question/,
  );
  expect(after).toBe(before);
});

test("pages of runs join to the whole list, each run once", async () => {
  const whole = JSON.parse((await call(server.address, "/api/runs?sort=label")).text) as {
    entries: { id: string }[];
  };
  const ids: string[] = [];
  for (let cursor = ""; ;) {
    const page = JSON.parse(
      (await call(server.address, `/api/runs?sort=label&limit=1${cursor && `&cursor=${cursor}`}`)).text,
    ) as { entries: { id: string }[]; next: string | null };
    ids.push(...page.entries.map(({ id }) => id));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(ids).toEqual(whole.entries.map(({ id }) => id));
});

test("the OpenAPI document names every route, and every reference in it leads somewhere", async () => {
  const document = JSON.parse((await call(server.address, "/api/openapi.json")).text) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
    components: { schemas: Record<string, unknown> };
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#\/components[^"]*)"/g)].map(
    ([, to]) => to,
  );
  expect(document.openapi).toBe("3.1.0");
  expect(operations.sort()).toEqual(routeTable.map(nameOf).sort());
  expect(new Set(ids).size).toBe(ids.length);
  expect([...new Set(references)]).toEqual(["#/components/schemas/ApiError"]);
});

test("the metrics count requests by route, not by address", async () => {
  await call(server.address, "/api/runs/nobody-1");
  await call(server.address, "/api/runs/nobody-2");
  const { text } = await call(server.address, "/api/metrics");
  const counted =
    /soundings_requests_total\{method="GET",route="\/api\/runs\/\{run\}",status="404"\} (\d+)/.exec(text);
  expect(Number(counted?.[1])).toBeGreaterThanOrEqual(2);
  expect(text).not.toContain("nobody");
  expect(text).toMatch(
    /soundings_request_seconds_bucket\{method="GET",route="\/api\/health",le="\+Inf"\} \d+/,
  );
});

test("nothing happened that the server did not foresee", () => {
  expect(faults).toEqual([]);
});
