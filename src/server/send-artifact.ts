import { createHash } from "node:crypto";
import { AppError } from "../contracts/app-error.ts";
import type { Asked, Sent } from "./route.ts";
import type { ServerParts } from "./server-parts.ts";
import type { ArtifactFile } from "./tasks/show-artifact.ts";
import { askThread } from "./threads/ask-thread.ts";

const pieceBytes = 1_000_000;

/** An artifact as a file to be saved. No more than a piece of it is ever held in memory. */
export async function sendArtifact(
  asked: Pick<Asked<{ run: string; digest: string }, unknown, unknown>, "params" | "signal" | "known">,
  server: ServerParts,
): Promise<Sent> {
  const found = await askThread(server, "reading", "findArtifact", asked.params, { ...asked, known: [] });
  if (found.kind !== "json") return found;
  const { digest, bytes, fileName, mediaType } = JSON.parse(found.text) as ArtifactFile;
  const pieces = piecesOf({ digest, bytes }, asked.signal, server);
  return { kind: "pieces", pieces, bytes, mediaType, name: fileName, tag: `"${digest}"` };
}

/** Ends with an error, so that the file is not taken for whole, where its bytes are not those that its name says. */
async function* piecesOf(
  { digest, bytes }: { digest: string; bytes: number },
  signal: AbortSignal,
  server: ServerParts,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for (let offset = 0; offset < bytes; offset += pieceBytes) {
    const length = Math.min(pieceBytes, bytes - offset);
    const piece = await server.threads.reading.ask(
      "readArtifactPiece",
      { digest, offset, length },
      { signal },
    );
    if (piece.kind !== "bytes" || piece.bytes.length !== length) throw damaged(digest);
    hash.update(piece.bytes);
    // The last piece is held back until it is known that all are right.
    if (offset + length === bytes && hash.digest("hex") !== digest) {
      throw damaged(digest);
    }
    yield piece.bytes;
  }
}

function damaged(digest: string): AppError {
  return new AppError("store.damaged", {
    message: `The stored artifact ${digest.slice(0, 12)} is damaged or gone.`,
    hint: "Run the same configuration again: it is made anew.",
  });
}
