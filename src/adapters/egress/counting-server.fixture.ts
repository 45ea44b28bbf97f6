import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface CountingServer {
  origin: string;
  /** Over all connections so far, as its own sockets count them. */
  bytes(): { received: number; sent: number };
  connections(): number;
  /** Resolves when every connection made so far has closed. */
  closed(): Promise<void>;
}

/** A server on this machine that counts what goes through its connections. */
export async function countingServer(
  listener: RequestListener,
  { server = createServer(), scheme = "http" }: { server?: Server; scheme?: "http" | "https" } = {},
): Promise<CountingServer> {
  const sockets: Socket[] = [];
  server.on(scheme === "https" ? "secureConnection" : "connection", (socket: Socket) => sockets.push(socket));
  server.on("request", listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => ({
      received: total(sockets, ({ bytesRead }) => bytesRead),
      sent: total(sockets, ({ bytesWritten }) => bytesWritten),
    }),
    connections: () => sockets.length,
    async closed() {
      for (const socket of sockets) {
        if (!socket.closed) await new Promise((done) => socket.once("close", done));
      }
    },
  };
}

function total(sockets: readonly Socket[], bytesOf: (socket: Socket) => number): number {
  return sockets.reduce((sum, socket) => sum + bytesOf(socket), 0);
}
