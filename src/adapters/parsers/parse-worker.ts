import { parentPort } from "node:worker_threads";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { ParsedText } from "../../ports/document-parser.ts";
import { parserForName } from "./catalog.ts";

export interface WorkerRequest {
  source: string;
  bytes: Uint8Array;
}

export type WorkerReply = { status: "parsed"; parsed: ParsedText } | { status: "left-out"; reason: string };

parentPort?.on("message", (request: WorkerRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});

async function answer({ source, bytes }: WorkerRequest): Promise<WorkerReply> {
  const parser = parserForName(source);
  if (parser === undefined) return { status: "left-out", reason: "no parser takes files of this kind" };
  try {
    return { status: "parsed", parsed: await parser.parse({ source, bytes }) };
  } catch (thrown) {
    const reason =
      thrown instanceof AppError && thrown.hint !== undefined
        ? `${thrown.message} (${thrown.hint})`
        : messageOf(thrown);
    return { status: "left-out", reason };
  }
}
