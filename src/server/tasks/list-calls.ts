import { findRun } from "../../app/run-results.ts";
import { runCalls } from "../../app/use-cases/run-calls.ts";
import type { CallsPage, CallsQuery } from "../../contracts/api/calls.ts";
import { cutPage } from "./cut-page.ts";
import type { Task } from "./task.ts";

export const listCalls: Task<CallsQuery & { run: string }, CallsPage> = async (project, input) => {
  const { run: id, question, cursor, limit } = input;
  const workspace = await project.workspace();
  const run = await findRun(workspace, id);
  const calls = await runCalls(workspace, run, question);
  const page = cutPage(calls.places, {
    cursor,
    limit,
    keyOf: ({ place, call }) => [place, call],
    list: JSON.stringify(["calls", run.id, question]),
  });
  const entries = (await calls.read(page.entries)).map(({ place: _place, ...call }) => call);
  return { ...page, entries, unanswered: calls.unanswered };
};
