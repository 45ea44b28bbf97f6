import { setTimeout as pause } from "node:timers/promises";
import { ask, type ServerProcess } from "./server-process.ts";

const settlingMilliseconds = 8000;

export interface PageTime {
  what: string;
  status: number;
  milliseconds: number;
  kilobytes: number;
}

/** What a person opens who looks at a folder of runs, each for the first time and again, when nothing has changed. */
export async function pagesOfManyRuns({ address }: ServerProcess): Promise<PageTime[]> {
  // What the server makes ready by itself is ready: a person's first page comes later.
  await pause(settlingMilliseconds);
  const times: PageTime[] = [];
  async function opened(what: string, path: string): Promise<string> {
    const first = await ask(address, path);
    times.push(timeOf(`${what}, first`, first));
    const again = await ask(address, path, { known: first.tag });
    times.push(timeOf(`${what}, again`, again));
    const anew = await ask(address, path);
    times.push(timeOf(`${what}, again by another page`, anew));
    if (first.status !== 200) throw new Error(`${path} was answered ${first.status}: ${first.text}`);
    return first.text;
  }
  await opened("project", "/api/project");
  const { entries } = JSON.parse(await opened("runs", "/api/runs?limit=100")) as {
    entries: { id: string }[];
  };
  await opened("leaderboard", "/api/leaderboard");
  const ids = entries.slice(0, 6).map(({ id }) => id);
  await opened("run", `/api/runs/${ids[0]}`);
  await opened("compare of 2 runs", `/api/comparison?runs=${ids.slice(0, 2).join(",")}`);
  await opened("compare of 6 runs", `/api/comparison?runs=${ids.join(",")}`);
  await opened("questions of a run", `/api/runs/${ids[0]}/questions?limit=100`);
  await opened("a question", `/api/runs/${ids[0]}/questions/q1`);
  await opened("questions", "/api/questions?limit=100");
  await opened("sources", "/api/sources");
  await opened("a document", "/api/document?source=harbour-0.md");
  return times;
}

function timeOf(
  what: string,
  { status, milliseconds, text }: { status: number; milliseconds: number; text: string },
): PageTime {
  return { what, status, milliseconds, kilobytes: text.length / 1000 };
}
