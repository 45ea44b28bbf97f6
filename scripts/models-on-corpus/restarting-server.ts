import { setTimeout as pause } from "node:timers/promises";
import {
  type ChatBody,
  type ModelServer,
  type ServedRequest,
  startModelServer,
} from "../../test/fixtures/model-server.ts";
import { readingModel } from "../../test/fixtures/reading-model.ts";

export interface RestartingServerSettings {
  port: number;
  /** Requests, counted over all lives, in the middle of whose replies everything is broken off. */
  killAt: readonly number[];
  /** Until it is there again; null where it stays away. */
  downMs: number | null;
}

/** A model server that dies in the middle of replies and comes back on the same port. */
export interface RestartingServer {
  baseUrl: string;
  kills(): number;
  /** Over all lives. */
  requests(): ServedRequest[];
  bodies(): ChatBody[];
  socketBytes(): number;
  /** Ends it, and what is going on with it. */
  end(): Promise<void>;
}

/** Long enough that other replies are under way when one is broken off. */
const wordMs = 1;
/** Of the reply in which everything is broken off. */
const lastWord = 3;

export async function restartingServer(settings: RestartingServerSettings): Promise<RestartingServer> {
  const lives: ModelServer[] = [];
  const waiting = [...settings.killAt];
  let restart: Promise<void> = Promise.resolve();
  let port = settings.port;
  let kills = 0;

  const live = async (): Promise<void> => {
    const before = lives.reduce((sum, { requests }) => sum + requests.length, 0);
    const life = await startModelServer({
      port,
      reply: readingModel,
      async pace(request, word) {
        await pause(wordMs);
        if (word < lastWord || before + request < (waiting[0] ?? Infinity)) return;
        waiting.shift();
        kills += 1;
        const killed = life.kill();
        if (settings.downMs === null) return;
        const { downMs } = settings;
        restart = killed.then(() => pause(downMs)).then(live);
      },
    });
    port = life.port;
    lives.push(life);
  };
  await live();

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    kills: () => kills,
    requests: () => lives.flatMap(({ requests }) => requests),
    bodies: () => lives.flatMap(({ bodies }) => bodies),
    socketBytes: () => lives.reduce((sum, life) => sum + life.received().socketBytes, 0),
    async end() {
      await restart;
      await lives.at(-1)?.kill();
    },
  };
}
