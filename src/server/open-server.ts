import { randomBytes } from "node:crypto";
import { realpath } from "node:fs/promises";
import { locateConfig } from "../app/config/locate.ts";
import { packageVersion } from "../app/package-version.ts";
import { LeaderboardQuery } from "../contracts/api/leaderboard.ts";
import { AppError, messageOf } from "../contracts/app-error.ts";
import { createJobs } from "./jobs/jobs.ts";
import { listeningApp } from "./listening-app.ts";
import { openApiDocument } from "./open-api.ts";
import { arePagesBuilt, builtPages } from "./pages.ts";
import { requireFolder } from "./require-folder.ts";
import { routeTable } from "./routes/route-table.ts";
import { isLoopback, ownPlaces, requireNames } from "./safety/own-places.ts";
import { serverMetrics } from "./server-metrics.ts";
import type { ServerParts, Threads } from "./server-parts.ts";
import { keepingAnswers } from "./threads/keeping-answers.ts";
import { taskThread } from "./threads/task-thread.ts";
import { threadPool } from "./threads/thread-pool.ts";

export interface ServerSettings {
  /** Holds the sources, and a soundings.yaml where there is one. */
  folder: string;
  /** Any that is free where it is 0 or absent. */
  port?: number;
  /** Where it listens; only this machine reaches it where absent. */
  host?: string;
  /** By which it may be called beside the names of this machine, without a port. Another host than the machine itself needs one. */
  names?: readonly string[];
  /** The folder of the built pages; the ones that come with Soundings where absent. */
  pages?: string;
  /** Told what nobody foresaw, which clients are not told. */
  onFault?(fault: string): void;
  /** How often a listener hears that the connection stands, where there is nothing else to tell. */
  heartbeatMilliseconds?: number;
  /** Where its tasks are done; a test may put another file in its place. */
  scripts?: Partial<Record<keyof Threads, URL>>;
}

export interface OpenServer {
  /** Such as "http://127.0.0.1:4173". */
  address: string;
  port: number;
  /** Whether it has pages to show, or the routes alone. */
  hasPages: boolean;
  /** Stops what runs so that it can be taken up again, tells every listener, answers what is being asked, and closes the stores. */
  close(): Promise<void>;
}

/** Under node the sources run as they are; in the published package they are JavaScript. */
const shippedScript = new URL(
  import.meta.url.endsWith(".ts") ? "./threads/project-thread.ts" : "./threads/project-thread.js",
  import.meta.url,
);
/** Proxies and browsers give a silent connection up after half a minute or more. */
const usualHeartbeatMilliseconds = 15_000;
/** For answers that are under way when the server stops. */
const graceMilliseconds = 3000;
/** What is worked on holds much in memory; whoever asks for one thing often asks for another. */
const idleMilliseconds = 60_000;
/** Who looks at pages comes back to them: what was read for them is not given up at once. */
const lookingIdleMilliseconds = 600_000;
/** Whoever looks is told soon that another program holds the database; an experiment waits longer. */
const busyMilliseconds = 1000;
const warmAfterMilliseconds = 20;
/** So that what takes long for one page does not hold up all others that do. */
const computingThreads = 2;
/** Of answers that took long to work out. */
const keptCharacters = 16e6;

/** Shows one folder over HTTP. Throws AppError "config.missing" where it is none, "config.invalid" where it cannot listen there. */
export async function openServer({
  folder: named,
  port = 0,
  host = "127.0.0.1",
  names = [],
  pages = builtPages,
  onFault = () => {},
  heartbeatMilliseconds = usualHeartbeatMilliseconds,
  scripts = {},
}: ServerSettings): Promise<OpenServer> {
  requireNames(host, names);
  const { folder: located } = await locateConfig({ folder: named });
  const folder = await realpath(located);
  await requireFolder(folder);
  const thread = (part: keyof Threads) => ({ script: scripts[part] ?? shippedScript, folder });
  const threads: Threads = {
    reading: taskThread({
      ...thread("reading"),
      heapMegabytes: 512,
      limits: { memoMegabytes: 16, busyMilliseconds },
    }),
    computing: keepingAnswers(
      threadPool(
        {
          ...thread("computing"),
          idleMilliseconds: lookingIdleMilliseconds,
          niceness: 2,
          heapMegabytes: 1024,
          limits: { memoMegabytes: 64, busyMilliseconds },
        },
        computingThreads,
      ),
      keptCharacters,
    ),
    running: taskThread({
      ...thread("running"),
      idleMilliseconds,
      niceness: 4,
      limits: { memoMegabytes: 256 },
    }),
    asking: taskThread({ ...thread("asking"), idleMilliseconds, limits: { memoMegabytes: 128 } }),
  };
  const newId = (): string => `job-${randomBytes(5).toString("hex")}`;
  const metrics = serverMetrics();
  const version = packageVersion();
  const jobs = createJobs({ threads, now: Date.now, newId, onFault });
  let stopping: Promise<void> | undefined;
  let openApi: object | undefined;
  const parts: ServerParts = {
    threads,
    jobs,
    metrics,
    version,
    heartbeatMilliseconds,
    isStopping: () => stopping !== undefined,
    openApi: () => (openApi ??= openApiDocument(routeTable, version)),
  };
  const { app, place } = await listeningApp(parts, {
    folder,
    port,
    host,
    routes: routeTable,
    pages,
    onFault,
  }).catch((thrown: unknown) => {
    metrics.close();
    throw cannotListen(thrown, host, port);
  });
  place.own = ownPlaces(place.port, [...names, ...(isLoopback(host) ? [] : [host])]);
  // What every page begins with is made ready, after what is asked at once. Where it fails, who asks for it is told why.
  const warming = setTimeout(() => {
    threads.computing.ask("showLeaderboard", LeaderboardQuery.parse({})).catch(() => {});
    threads.reading.ask("showProject", null).catch(() => {});
  }, warmAfterMilliseconds);

  async function stop(): Promise<void> {
    clearTimeout(warming);
    await jobs.close();
    // A listener that no longer reads would keep the server open for ever.
    const impatience = setTimeout(() => app.server.closeAllConnections(), graceMilliseconds);
    await app.close();
    clearTimeout(impatience);
    await Promise.all(Object.values(threads).map((one: Threads[keyof Threads]) => one.close()));
    metrics.close();
  }

  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${place.port}`,
    port: place.port,
    hasPages: arePagesBuilt(pages),
    close: () => (stopping ??= stop()),
  };
}

function cannotListen(cause: unknown, host: string, port: number): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) return cause;
  return new AppError("config.invalid", {
    message:
      code === "EADDRINUSE"
        ? `Another program listens on ${host}:${port} already.`
        : `The server cannot listen on ${host}:${port}: ${messageOf(cause)}.`,
    hint: "Choose another port, or 0 for any that is free.",
    cause,
  });
}
