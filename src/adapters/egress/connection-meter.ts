import type { Socket } from "node:net";

/** Counts what one request and its answer put through a connection, which may have carried others before. */
export interface ConnectionMeter {
  /** The connection counts from here … */
  start(connection: Socket): void;
  /** … to here: afterwards it may be another request's. */
  stop(): void;
  /** So far, or when it stopped. Zero without a connection. */
  bytes(): { sent: number; received: number };
}

/**
 * By the counters of Node's sockets. Over TLS those count what is encrypted, not what encryption adds: neither handshakes nor the
 * frames of records. What was handed over and had not arrived yet when a connection broke counts as sent.
 */
export function connectionMeter(): ConnectionMeter {
  let read = (): { sent: number; received: number } => ({ sent: 0, received: 0 });
  return {
    start(connection) {
      const { bytesWritten, bytesRead } = connection;
      read = () => ({
        sent: connection.bytesWritten - bytesWritten,
        received: connection.bytesRead - bytesRead,
      });
    },
    stop() {
      const last = read();
      read = () => last;
    },
    bytes: () => read(),
  };
}
