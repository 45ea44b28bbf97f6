import { expect, onTestFinished, test } from "vitest";
import type { Job } from "../contracts/api/jobs.ts";
import { type Answered, call, listen, post } from "./http-client.fixture.ts";
import { openServer } from "./open-server.ts";
import { projectFiles, projectFolder, workThrough } from "./project.fixture.ts";

const reads = ["/api/project", "/api/runs", "/api/leaderboard", "/api/questions", "/api/sources"];

function manyQuestions(count: number): string {
  return Array.from({ length: count }, (_, at) =>
    JSON.stringify({ id: `q${at}`, question: `What is ${at}?` }),
  )
    .join("\n")
    .concat("\n");
}

test("a server that is stopped in the midst of everything answers or says so, and leaves runs that can be taken up again", async () => {
  const project = projectFolder({
    ...projectFiles,
    "questions.jsonl": `${projectFiles["questions.jsonl"]}${manyQuestions(150).replaceAll("}", ',"answerable":false}')}`,
  });
  onTestFinished(() => project.remove());
  const server = await openServer({ folder: project.folder });
  const started = await post(server.address, "/api/runs", { kind: "sweep" });
  const { id } = JSON.parse(started.text) as Job;
  const answers: Answered[] = [];
  let unheard = 0;
  let closing: Promise<void> | undefined;

  async function readUntilClosed(client: number): Promise<void> {
    for (let turn = client; ; turn += 1) {
      try {
        answers.push(await call(server.address, reads[turn % reads.length]!));
      } catch {
        // Nobody listens any more.
        unheard += 1;
        return;
      }
    }
  }
  const clients = Promise.all(Array.from({ length: 8 }, (_, client) => readUntilClosed(client)));
  const heard: string[] = [];
  for await (const { type, data } of listen(server.address, `/api/jobs/${id}/events`)) {
    heard.push(type);
    if (type === "stage-end" && data["stage"] === "prepare") closing ??= server.close();
  }
  await closing;
  await clients;
  expect(heard.at(-1)).toBe("job-end");
  expect(unheard).toBe(8);
  expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 503)).toEqual(
    [],
  );

  const next = await openServer({ folder: project.folder });
  onTestFinished(() => next.close());
  const left = JSON.parse((await call(next.address, "/api/runs")).text) as { entries: { status: string }[] };
  expect(left.entries.length).toBeGreaterThan(0);
  expect(left.entries.filter(({ status }) => status !== "finished" && status !== "stopped")).toEqual([]);
  const again = await workThrough(next.address, "/api/runs", { kind: "sweep" });
  expect(again.events.at(-1)?.data).toEqual({ type: "job-end", status: "finished", error: null });
});
