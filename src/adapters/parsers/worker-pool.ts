import { availableParallelism } from "node:os";
import type { ParserPool } from "../../ports/parser-pool.ts";
import { mediaTypeOf } from "../shared/media-types.ts";
import { documentParsers, parserForMediaType } from "./catalog.ts";
import { type ParseLane, parseLane } from "./parse-lane.ts";

/** Under node the sources run as they are; in the published package they are JavaScript. */
const shippedWorker = new URL(
  import.meta.url.endsWith(".ts") ? "./parse-worker.ts" : "./parse-worker.js",
  import.meta.url,
);

const allVersions = documentParsers.map(({ id, version }) => `${id} ${version}`).join(", ");

/** Each worker may use as much memory as one file is allowed. */
const mostWorkers = 4;

export interface WorkerPoolSettings {
  worker?: URL;
  /** Workers; as many as there are processors, at most 4, where absent. */
  atOnce?: number;
}

/** A few workers, each with one file at a time; files are taken in the order they came. A worker is started when it is needed. */
export function workerParserPool({
  worker = shippedWorker,
  atOnce = Math.min(availableParallelism(), mostWorkers),
}: WorkerPoolSettings = {}): ParserPool {
  const lanes = Array.from({ length: atOnce }, () => parseLane(worker));
  const free = lanes.toReversed();
  const waiting: ((lane: ParseLane) => void)[] = [];

  const takeLane = (): Promise<ParseLane> => {
    const lane = free.pop();
    return lane === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(lane);
  };
  const giveBack = (lane: ParseLane): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(lane);
    else next(lane);
  };

  return {
    atOnce,
    parserFor(mediaType) {
      const parser = parserForMediaType(mediaType);
      return parser && { id: parser.id, version: parser.holdsFiles === true ? allVersions : parser.version };
    },
    mediaTypeOf,
    async parse(job, limits, call) {
      if (job.bytes.length > limits.maxBytes) {
        return { status: "left-out", reason: tooLarge(job.bytes.length, limits.maxBytes) };
      }
      const lane = await takeLane();
      try {
        return await lane.parse(job, limits, call);
      } finally {
        giveBack(lane);
      }
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

function tooLarge(bytes: number, maxBytes: number): string {
  const megabytes = (count: number) => `${(count / 1e6).toFixed(count < 1e7 ? 1 : 0)} MB`;
  return `${megabytes(bytes)} is more than the ${megabytes(maxBytes)} that parse.maxMegabytes allows`;
}
