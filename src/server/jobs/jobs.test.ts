import { afterAll, beforeAll, expect, test } from "vitest";
import type { Job } from "../../contracts/api/jobs.ts";
import { call, listen, post, type HeardEvent } from "../http-client.fixture.ts";
import { type OpenServer, openServer } from "../open-server.ts";
import { projectFiles, projectFolder, workThrough } from "../project.fixture.ts";

const project = projectFolder();
let server: OpenServer;

beforeAll(async () => {
  server = await openServer({ folder: project.folder });
});

afterAll(async () => {
  await server.close();
  project.remove();
});

async function find(id: string): Promise<Job> {
  return JSON.parse((await call(server.address, `/api/jobs/${id}`)).text) as Job;
}

/** Questions enough that a run of them is still at work when its first stage has ended. */
function manyQuestions(count: number): string {
  const lines = Array.from({ length: count }, (_, at) =>
    JSON.stringify({ id: `q${at}`, question: `Where does heron number ${at} nest by the pond?` }),
  );
  return `${lines.join("\n")}\n`;
}

test("a listener that comes back with the last id it saw hears the rest, and nothing twice", async () => {
  const { job, events } = await workThrough(server.address, "/api/runs", { kind: "sweep" });
  const seen = events[2]!.id!;
  const rest = await Array.fromAsync(
    listen(server.address, `/api/jobs/${job.id}/events`, { lastEventId: seen }),
  );
  const told = rest.filter(({ type }) => type !== "stage-progress");
  expect(told).toEqual(events.filter(({ id, type }) => id! > seen && type !== "stage-progress"));
  expect(told.at(-1)?.type).toBe("job-end");
});

test("whoever has heard everything is told not to come back", async () => {
  const { job, events } = await workThrough(server.address, "/api/answers", {
    question: "Where is the heron?",
  });
  const again = await call(server.address, `/api/jobs/${job.id}/events`, {
    headers: { "last-event-id": String(events.at(-1)!.id) },
  });
  expect({ status: again.status, text: again.text }).toEqual({ status: 204, text: "" });
});

test("several listeners of one job hear the same to its end", async () => {
  const { id } = JSON.parse((await post(server.address, "/api/runs", { kind: "run" })).text) as Job;
  const heard = await Promise.all(
    [1, 2, 3].map(() => Array.fromAsync(listen(server.address, `/api/jobs/${id}/events`))),
  );
  const told = (events: HeardEvent[]) => events.filter(({ type }) => type !== "stage-progress");
  expect(heard.map((events) => events.at(-1)?.type)).toEqual(["job-end", "job-end", "job-end"]);
  expect(told(heard[1]!)).toEqual(told(heard[0]!));
  expect(told(heard[2]!)).toEqual(told(heard[0]!));
});

test("a job goes on when its only listener leaves", async () => {
  const { id } = JSON.parse((await post(server.address, "/api/runs", { kind: "sweep" })).text) as Job;
  for await (const event of listen(server.address, `/api/jobs/${id}/events`)) {
    expect(event.type).toBe("run-start");
    break;
  }
  const events = await Array.fromAsync(listen(server.address, `/api/jobs/${id}/events`));
  expect(events.at(-1)?.data).toEqual({ type: "job-end", status: "finished", error: null });
  expect((await find(id)).status).toBe("finished");
});

test("a run that is stopped says so, and what it finished is not done again", async () => {
  const slow = projectFolder({ ...projectFiles, "questions.jsonl": manyQuestions(2500) });
  const own = await openServer({ folder: slow.folder });
  try {
    const { id } = JSON.parse((await post(own.address, "/api/runs", { kind: "run" })).text) as Job;
    const events: HeardEvent[] = [];
    for await (const event of listen(own.address, `/api/jobs/${id}/events`)) {
      events.push(event);
      if (event.type === "stage-end" && event.data["stage"] === "prepare") {
        await post(own.address, `/api/jobs/${id}/stop`);
      }
    }
    const run = events.find(({ type }) => type === "run-end")?.data;
    expect([run?.["status"], events.at(-1)?.data["status"]]).toEqual(["stopped", "stopped"]);
    const again = await workThrough(own.address, "/api/runs", { kind: "run" });
    const cached = again.events
      .filter(({ type }) => type === "stage-end")
      .map(({ data }) => [data["stage"], data["cached"]]);
    expect(cached.slice(0, 2)).toEqual([
      ["parse", true],
      ["prepare", true],
    ]);
    expect(again.events.at(-1)?.data["status"]).toBe("finished");
  } finally {
    await own.close();
    slow.remove();
  }
});

test("a server that closes stops its run, tells the listener, and leaves a run that says it was stopped", async () => {
  const slow = projectFolder({ ...projectFiles, "questions.jsonl": manyQuestions(2500) });
  const own = await openServer({ folder: slow.folder });
  const { id } = JSON.parse((await post(own.address, "/api/runs", { kind: "run" })).text) as Job;
  const events: HeardEvent[] = [];
  let closing: Promise<void> | undefined;
  for await (const event of listen(own.address, `/api/jobs/${id}/events`)) {
    events.push(event);
    if (event.type === "stage-end" && event.data["stage"] === "prepare") closing ??= own.close();
  }
  await closing;
  const next = await openServer({ folder: slow.folder });
  try {
    const { entries } = JSON.parse((await call(next.address, "/api/runs")).text) as {
      entries: { status: string }[];
    };
    expect(events.at(-1)?.data).toEqual({ type: "job-end", status: "stopped", error: null });
    expect(entries.map(({ status }) => status)).toEqual(["stopped"]);
  } finally {
    await next.close();
    slow.remove();
  }
});

test("settings of a request take the place of the folder's own", async () => {
  const { job } = await workThrough(server.address, "/api/runs", {
    kind: "run",
    pipeline: { embed: { embedder: "none" }, chunk: { size: 77 }, answer: { kind: "none" } },
  });
  const [run] = (await find(job.id)).runs;
  const shown = JSON.parse((await call(server.address, `/api/runs/${run}`)).text) as {
    pipeline: { chunk: { size: number }; answer: { kind: string } };
  };
  expect([shown.pipeline.chunk.size, shown.pipeline.answer.kind]).toEqual([77, "none"]);
});

test.each([
  [{ kind: "sweep", vary: { "chunk.sise": [1] } }, /unknown setting "chunk\.sise"/],
  [
    { kind: "run", pipeline: { chunk: { strategy: { command: ["touch", "here"] } } } },
    /a part of one's own that soundings\.yaml does not: command/,
  ],
  [{ kind: "sweep", vary: { "answer.prompt": ["/etc/passwd"] } }, /does not: prompt/],
] as const)("a job with settings that cannot be taken fails with a sentence: %j", async (body, sentence) => {
  const { events } = await workThrough(server.address, "/api/runs", body);
  const { status, error } = events.at(-1)!.data as {
    status: string;
    error: { code: string; message: string };
  };
  expect([status, error.code]).toEqual(["failed", "config.invalid"]);
  expect(error.message).toMatch(sentence);
});

test("a job that this server never began is unknown", async () => {
  const answered = await call(server.address, "/api/jobs/job-nobody/events");
  expect([answered.status, (JSON.parse(answered.text) as { error: { code: string } }).error.code]).toEqual([
    404,
    "job.unknown",
  ]);
});
