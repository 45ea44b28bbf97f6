import { parentPort } from "node:worker_threads";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { ParsedText } from "../../ports/document-parser.ts";
import { parserForMediaType } from "./catalog.ts";

export interface WorkerRequest {
  source: string;
  mediaType: string;
  bytes: Uint8Array;
  maxCharacters: number;
}

export type WorkerReply =
  | { status: "reading"; done: number; total: number; unit: string }
  | { status: "parsed"; parsed: ParsedText }
  | { status: "left-out"; reason: string };

parentPort?.on("message", (request: WorkerRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});

async function answer({ source, mediaType, bytes, maxCharacters }: WorkerRequest): Promise<WorkerReply> {
  const parser = parserForMediaType(mediaType);
  if (parser === undefined) return { status: "left-out", reason: "no parser takes files of this kind" };
  const progress = (done: number, total: number, unit: string) =>
    parentPort?.postMessage({ status: "reading", done, total, unit } satisfies WorkerReply);
  try {
    return { status: "parsed", parsed: await parser.parse({ source, bytes, maxCharacters, progress }) };
  } catch (thrown) {
    const reason =
      thrown instanceof AppError && thrown.hint !== undefined
        ? `${thrown.message} (${thrown.hint})`
        : messageOf(thrown);
    return { status: "left-out", reason };
  }
}
