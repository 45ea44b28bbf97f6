import type { ClientRequest } from "node:http";

/** So much is handed over at once: when a connection breaks, at most so much was counted and had not gone to the system. */
const pieceBytes = 64 * 2 ** 10;

/** Hands a body over as fast as the connection takes it. `onPiece` hears of each piece just before. */
export function sendBody(outgoing: ClientRequest, body: Uint8Array, onPiece: (bytes: number) => void): void {
  let from = 0;
  const next = (): void => {
    if (outgoing.destroyed) return;
    const piece = body.subarray(from, from + pieceBytes);
    from += piece.length;
    onPiece(piece.length);
    if (from === body.length) outgoing.end(piece);
    else if (outgoing.write(piece)) next();
    else outgoing.once("drain", next);
  };
  next();
}
