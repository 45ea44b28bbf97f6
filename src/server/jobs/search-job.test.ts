import { expect, onTestFinished, test } from "vitest";
import type { Job } from "../../contracts/api/jobs.ts";
import type { Search } from "../../contracts/search.ts";
import { call, type HeardEvent, listen, post } from "../http-client.fixture.ts";
import { openServer } from "../open-server.ts";
import { projectFolder, workThrough } from "../project.fixture.ts";

/** Sources of unlike lengths with two questions each. Chunks of 40 characters cut every answer; with 180 they hold it whole. */
const places = ["harbour", "mill", "chapel", "orchard", "quarry", "lighthouse", "bakery", "library"].flatMap(
  (name) => [`north ${name}`, `south ${name}`],
);
const key = (place: string) =>
  `The key of the ${place} hangs on the third hook behind the wooden door of the old gate house.`;
const hours = (place: string) =>
  `The ${place} opens on the first Sunday of the month at half past nine in the morning and never in winter.`;
const configuration = `experiment: keys
pipeline:
  embed: { embedder: none }
  answer: { kind: none }
vary:
  chunk.size: [40, 180]
  retrieve.k: [1, 3]
search:
  metric: ndcg@10
  budget: { questions: 100 }
`;

function files(): Record<string, string> {
  const questions = places.flatMap((place, number) => [
    { id: `key${number}`, question: `Where does the key of the ${place} hang?`, quote: key(place) },
    { id: `open${number}`, question: `When does the ${place} open?`, quote: hours(place) },
  ]);
  const nameOf = (place: string) => `${place.replace(" ", "-")}.md`;
  return {
    "soundings.yaml": configuration,
    "questions.jsonl": questions
      .map(({ id, question, quote }, at) =>
        JSON.stringify({ id, question, gold: [{ source: nameOf(places[at >> 1]!), quote }] }),
      )
      .join("\n"),
    ...Object.fromEntries(
      places.map((place, number) => [
        `sources/${nameOf(place)}`,
        `# The ${place}\n\n${"Quite far out. ".repeat(number % 7)}${key(place)}\n\n${hours(place)}\n`,
      ]),
    ),
  };
}

async function opened(): Promise<string> {
  const project = projectFolder(files());
  const server = await openServer({ folder: project.folder });
  onTestFinished(async () => {
    await server.close();
    project.remove();
  });
  return server.address;
}

async function read<Value>(address: string, path: string): Promise<Value> {
  return JSON.parse((await call(address, path)).text) as Value;
}

const ofType = (events: readonly HeardEvent[], type: string) =>
  events.filter((event) => event.type === type).map(({ data }) => data);

test("a search tells under which id it is kept, what it measures, who leads, and how it ends", async () => {
  const address = await opened();
  const { job, events } = await workThrough(address, "/api/runs", { kind: "search" });
  const [open] = ofType(events, "search-open");
  const [end] = ofType(events, "search-end") as unknown as { result: Search["result"] }[];
  const kept = await read<Search>(address, `/api/searches/${String(open?.["id"])}`);
  expect(open).toMatchObject({ strategy: "screen-race-confirm", metric: "ndcg@10", budget: 100 });
  expect(Object.keys(open?.["candidates"] as object)).toHaveLength(4);
  expect(await read<Job>(address, `/api/jobs/${job.id}`)).toMatchObject({
    kind: "search",
    status: "finished",
    search: open?.["id"],
  });
  expect({ status: kept.status, result: kept.result }).toEqual({ status: "finished", result: end!.result });
  expect(ofType(events, "block-end").length).toBeGreaterThan(3);
  expect(ofType(events, "search-leader").at(-1)).toMatchObject({ candidate: end!.result!.winner });
  expect(events.at(-1)?.data).toEqual({ type: "job-end", status: "finished", error: null });
});

test("a search that was stopped goes on under its id, and ends as if it had never been stopped", async () => {
  const [address, other] = [await opened(), await opened()];
  const started = JSON.parse((await post(address, "/api/runs", { kind: "search" })).text) as Job;
  for await (const { type } of listen(address, `/api/jobs/${started.id}/events`)) {
    if (type === "block-end") await post(address, `/api/jobs/${started.id}/stop`);
  }
  const stopped = await read<Job>(address, `/api/jobs/${started.id}`);
  const resumed = await workThrough(address, "/api/runs", { kind: "search" });
  const whole = await workThrough(other, "/api/runs", { kind: "search" });
  const endOf = (events: readonly HeardEvent[]) => ofType(events, "search-end")[0];
  expect(stopped).toMatchObject({ status: "stopped", search: expect.stringMatching(/^search-/) as string });
  expect((await read<Job>(address, `/api/jobs/${resumed.job.id}`)).search).toBe(stopped.search);
  expect(endOf(resumed.events)).toEqual(endOf(whole.events));
});

test("a text in place of the folder's own decides what is searched, and leaves the file as it is", async () => {
  const address = await opened();
  const text = configuration
    .replace("[40, 180]", "[40, 120]")
    .replace("budget: { questions: 100 }", "strategy: grid");
  const { events } = await workThrough(address, "/api/runs", { kind: "search", configuration: text });
  const [open] = ofType(events, "search-open");
  expect(Object.keys(open?.["candidates"] as object)).toContain("chunk.size=120 retrieve.k=3");
  expect(open).toMatchObject({ strategy: "grid" });
  expect(await read(address, "/api/configuration")).toMatchObject({ text: configuration });
});

test("an estimate of a search tells the most that it takes, from what runs took where there are any", async () => {
  const address = await opened();
  const check = async () =>
    (
      JSON.parse(
        (await post(address, "/api/configuration/check", { text: configuration, kind: "search" })).text,
      ) as { estimate: { evaluations: number; seconds: number | null; search: object } }
    ).estimate;
  const before = await check();
  await workThrough(address, "/api/runs", { kind: "run" });
  const after = await check();
  expect({ ...before }).toMatchObject({
    kind: "search",
    configurations: 4,
    indexes: 2,
    questions: 32,
    evaluations: 100,
    stages: null,
    models: null,
    seconds: null,
    search: { strategy: "screen-race-confirm", metric: "ndcg@10" },
  });
  expect(after.seconds).toBeGreaterThan(0);
});
