import { expect, onTestFinished, test } from "vitest";
import path from "node:path";
import { openWorkspace } from "../../app/workspace.ts";
import { call } from "../http-client.fixture.ts";
import { openServer } from "../open-server.ts";
import { projectFolder, workThrough } from "../project.fixture.ts";

const dying = new URL("../threads/dying-run-thread.fixture.ts", import.meta.url);

test("a run whose thread falls over is told as failed, and the server goes on", async () => {
  const project = projectFolder();
  const faults: string[] = [];
  const server = await openServer({
    folder: project.folder,
    scripts: { running: dying },
    onFault: (fault) => faults.push(fault),
  });
  onTestFinished(async () => {
    await server.close();
    project.remove();
  });
  const { events } = await workThrough(server.address, "/api/runs", { kind: "run" });
  const shown = JSON.parse((await call(server.address, "/api/runs/run-cut-short")).text) as Record<
    string,
    unknown
  >;
  expect(events.at(-1)?.data).toMatchObject({ type: "job-end", status: "failed" });
  expect([shown["status"], shown["error"], typeof shown["finishedAt"]]).toEqual([
    "failed",
    "The part of the server that worked on it ended before it did.",
    "number",
  ]);
  expect(faults).toEqual([expect.stringContaining("A thread ended with 7.")]);
});

test("results that a run does not have yet are told as that, and not as a run that nobody knows", async () => {
  const project = projectFolder();
  const server = await openServer({ folder: project.folder });
  onTestFinished(async () => {
    await server.close();
    project.remove();
  });
  await workThrough(server.address, "/api/runs", { kind: "sweep" });
  const workspace = await openWorkspace(path.join(project.folder, ".soundings"));
  const [run, other] = await workspace.runs.list();
  await workspace.runs.save({ ...run!, id: "run-going-on", status: "running", stages: [], metrics: {} });
  await workspace.close();
  const asked = await Promise.all(
    [
      "/api/runs/run-going-on/questions",
      "/api/runs/run-going-on/questions/1",
      `/api/comparison?runs=run-going-on,${other!.id}`,
      "/api/runs/run-nobody/questions",
    ].map((address) => call(server.address, address)),
  );
  const told = asked.map(({ status, text }) => [
    status,
    (JSON.parse(text) as { error: { code: string } }).error.code,
  ]);
  expect(told).toEqual([
    [409, "run.unfinished"],
    [409, "run.unfinished"],
    [409, "run.unfinished"],
    [404, "run.unknown"],
  ]);
});
