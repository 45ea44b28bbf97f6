import { parentPort } from "node:worker_threads";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { DocumentParser, ParsedText } from "../../ports/document-parser.ts";
import { parserForMediaType } from "./catalog.ts";
import { kindOf, otherKind } from "./shared/file-kind.ts";

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

/** A file that is plainly of another kind is told so, rather than what its parser makes of it. What is packed, parsers of packed files know better. */
function requireKind(bytes: Uint8Array, { extensions, mediaType }: DocumentParser): void {
  const kind = kindOf(bytes);
  const packed = kind?.extensions.includes(".zip") === true && mediaType.startsWith("application/");
  if (packed) return;
  if (kind !== undefined && !kind.extensions.some((ending) => extensions.includes(ending)))
    throw otherKind(kind);
}

async function answer({ source, mediaType, bytes, maxCharacters }: WorkerRequest): Promise<WorkerReply> {
  const parser = parserForMediaType(mediaType);
  if (parser === undefined) return { status: "left-out", reason: "no parser takes files of this kind" };
  const progress = (done: number, total: number, unit: string) =>
    parentPort?.postMessage({ status: "reading", done, total, unit } satisfies WorkerReply);
  try {
    requireKind(bytes, parser);
    return { status: "parsed", parsed: await parser.parse({ source, bytes, maxCharacters, progress }) };
  } catch (thrown) {
    const reason =
      thrown instanceof AppError && thrown.hint !== undefined
        ? `${thrown.message} (${thrown.hint})`
        : messageOf(thrown);
    return { status: "left-out", reason };
  }
}
