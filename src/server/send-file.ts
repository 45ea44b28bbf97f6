import { ApiFault } from "./api-fault.ts";
import { byteRange, type ByteRange } from "./byte-range.ts";
import { filePieces } from "./file-pieces.ts";
import type { Asked, Sent } from "./route.ts";
import type { ServerParts } from "./server-parts.ts";
import type { FoundFile } from "./tasks/find-file.ts";
import { askThread } from "./threads/ask-thread.ts";

/** A source as it was added, whole or in part: a thread finds and checks its file, which is then sent from the disk. */
export async function sendFile(
  asked: Pick<Asked<null, { source: string }, null>, "query" | "signal" | "known" | "range">,
  server: ServerParts,
): Promise<Sent> {
  const found = await askThread(server, "reading", "findFile", asked.query, { ...asked, known: [] });
  if (found.kind !== "json") return found;
  const file = JSON.parse(found.text) as FoundFile;
  const tag = `"${file.digest}"`;
  if (asked.known.includes(tag) || asked.known.includes("*")) return { kind: "unchanged", tag };
  const range = asked.range === null ? "whole" : byteRange(asked.range, { size: file.bytes, tag });
  if (range === "none") throw beyond(file);
  const { start, end }: ByteRange = range === "whole" ? { start: 0, end: file.bytes } : range;
  return {
    kind: "pieces",
    pieces: filePieces(file, { start, end }),
    bytes: end - start,
    part: { range: range === "whole" ? null : range, size: file.bytes },
    mediaType: file.mediaType,
    name: file.name,
    tag,
  };
}

function beyond({ name, bytes }: FoundFile): ApiFault {
  return new ApiFault("request.range", {
    message: `${name} has ${bytes} bytes, and the part that is asked for lies beyond them.`,
    hint: "Ask for less, or for the whole file.",
  });
}
