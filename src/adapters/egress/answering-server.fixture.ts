import { type PlayedServer, serve } from "./local-server.fixture.ts";

export interface ServerAnswer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** As JSON, unless it is a text. */
  body: unknown;
}

/** A server on this machine that answers each request by what its body holds. It goes when the running test ends. */
export async function answerBy(
  answerOf: (body: never, number: number) => ServerAnswer | Promise<ServerAnswer>,
): Promise<Pick<PlayedServer, "origin" | "requests">> {
  const requests: PlayedServer["requests"] = [];
  const origin = await serve((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { url = "", headers } = request;
      const text = Buffer.concat(parts).toString();
      const number = requests.push({ url, headers, body: text });
      void Promise.resolve(answerOf(JSON.parse(text) as never, number)).then((answer) => {
        response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
        response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
      });
    });
  });
  return { origin, requests };
}
