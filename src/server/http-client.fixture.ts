import { request } from "node:http";
import { connect } from "node:net";

export interface Answered {
  status: number;
  headers: Record<string, string>;
  text: string;
  bytes: Uint8Array;
}

export interface CallOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** Asks as a program would that may say anything of itself, its host included. */
export function call(address: string, path: string, options: CallOptions = {}): Promise<Answered> {
  const { method = "GET", headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, { method, headers, agent: false }, (answer) => {
      const pieces: Uint8Array[] = [];
      answer.on("data", (piece: Uint8Array) => pieces.push(piece));
      answer.on("end", () => {
        const bytes = Buffer.concat(pieces);
        const text = bytes.toString("utf8");
        const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
        resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(told), text, bytes });
      });
      answer.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** A change, as the server's own page would ask for it. */
export function post(address: string, path: string, body?: unknown): Promise<Answered> {
  return send(address, path, body, "POST");
}

export function send(address: string, path: string, body: unknown, method: string): Promise<Answered> {
  const headers = { origin: address, "sec-fetch-site": "same-origin" };
  return body === undefined
    ? call(address, path, { method, headers })
    : call(address, path, {
        method,
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
}

/** A file, as the server's own page would send it. */
export function put(address: string, path: string, body: string | Uint8Array): Promise<Answered> {
  return call(address, path, {
    method: "PUT",
    headers: { origin: address, "sec-fetch-site": "same-origin" },
    body,
  });
}

export interface HeardEvent {
  id: number | null;
  type: string;
  data: Record<string, unknown>;
}

/** Listens to server-sent events until they end, or until it is told to leave. */
export async function* listen(
  address: string,
  path: string,
  { lastEventId }: { lastEventId?: number } = {},
): AsyncGenerator<HeardEvent> {
  const headers = lastEventId === undefined ? {} : { "last-event-id": String(lastEventId) };
  const asked = request(`${address}${path}`, { headers, agent: false });
  const answer = await new Promise<AsyncIterable<string> & { setEncoding(name: string): void }>(
    (resolve, reject) => {
      asked.on("response", (heard) => resolve(heard as never));
      asked.on("error", reject);
      asked.end();
    },
  );
  answer.setEncoding("utf8");
  let waiting = "";
  try {
    for await (const piece of answer) {
      waiting += piece;
      for (let end = waiting.indexOf("\n\n"); end !== -1; end = waiting.indexOf("\n\n")) {
        const event = eventOf(waiting.slice(0, end));
        waiting = waiting.slice(end + 2);
        if (event !== undefined) yield event;
      }
    }
  } finally {
    asked.destroy();
  }
}

function eventOf(block: string): HeardEvent | undefined {
  const fields = new Map(
    block.split("\n").map((line) => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  const data = fields.get("data");
  if (data === undefined) return undefined;
  const id = fields.get("id");
  return {
    id: id === undefined ? null : Number(id),
    type: fields.get("event") ?? "",
    data: JSON.parse(data) as Record<string, unknown>,
  };
}

/** Sends bytes that need not be HTTP, and gives what comes back until the connection ends. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("utf8");
    socket.on("data", (piece: string) => (text += piece));
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
}
