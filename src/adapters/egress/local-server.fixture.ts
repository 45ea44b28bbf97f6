import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** The origin of a server on this machine that goes when the running test ends. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The origin of a server that has gone. */
export async function closedOrigin(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}`;
}

/** What a server answers, whatever it is asked. */
export interface PlayedAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Each sent apart. */
  packets: readonly Uint8Array[];
  ending: "end" | "break" | "hold";
}

export interface PlayedServer {
  origin: string;
  /** The requests so far, with their bodies. */
  requests: { url: string; headers: Readonly<Record<string, unknown>>; body: string }[];
  /** Resolves once the other side has closed the connection of an answer that had not ended. */
  left: Promise<void>;
}

/** Plays one answer after the other, the last again and again. Null is never answered. */
export async function play(...answers: readonly (PlayedAnswer | null)[]): Promise<PlayedServer> {
  const requests: PlayedServer["requests"] = [];
  const left = Promise.withResolvers<void>();
  const origin = await serve((request, response) => {
    response.on("close", () => {
      if (!response.writableEnded) left.resolve();
    });
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { url = "", headers } = request;
      requests.push({ url, headers, body: Buffer.concat(parts).toString() });
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      if (!answer) return;
      response.writeHead(answer.status, answer.headers);
      response.flushHeaders();
      for (const packet of answer.packets) response.write(packet);
      if (answer.ending === "end") response.end();
      if (answer.ending === "break") setImmediate(() => response.destroy());
    });
  });
  return { origin, requests, left: left.promise };
}
