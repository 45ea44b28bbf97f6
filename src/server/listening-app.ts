import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { ApiFault } from "./api-fault.ts";
import { errorReply, largestBody } from "./error-reply.ts";
import { arePagesBuilt, asksForPage, registerPages, sendPage } from "./pages.ts";
import { registerRoutes } from "./register-routes.ts";
import type { Route } from "./route.ts";
import type { OwnPlaces } from "./safety/own-places.ts";
import { refuseForeign } from "./safety/refuse-foreign.ts";
import { securityHeaders } from "./safety/security-headers.ts";
import type { ServerParts } from "./server-parts.ts";
import { statusOf } from "./status-of.ts";

export interface ListeningSettings {
  folder: string;
  port: number;
  host: string;
  routes: readonly Route[];
  /** The folder of the built pages; where it holds none, the routes alone are served. */
  pages: string;
  onFault(fault: string): void;
}

/** Where it listens, and as what it may be called: known once it listens, as the port may be any. */
export interface ListeningPlace {
  port: number;
  own: OwnPlaces;
}

const nobody: OwnPlaces = { isHost: () => false, isOrigin: () => false };
/** For a request that never ends; nothing that is read rightly takes as long. */
const headersMilliseconds = 10_000;
const requestMilliseconds = 60_000;

const headersOfFiles = ["etag", "accept-ranges", "content-range", "content-disposition", "content-length"];

/** A server that checks where a request comes from, says every fault in a sentence, and counts. */
export async function listeningApp(
  parts: ServerParts,
  { folder, port, host, routes, pages, onFault }: ListeningSettings,
): Promise<{ app: FastifyInstance; place: ListeningPlace }> {
  const place: ListeningPlace = { port, own: nobody };

  function refuse(thrown: unknown, reply: FastifyReply, mostBytes?: number): FastifyReply {
    const { details, unforeseen } = errorReply(thrown, folder, mostBytes);
    if (unforeseen !== null) onFault(unforeseen);
    // Of what was to be sent, and could not even be begun.
    for (const name of headersOfFiles) {
      reply.removeHeader(name);
      reply.raw.removeHeader(name);
    }
    return reply
      .code(statusOf(details.code))
      .headers({ ...securityHeaders, "cache-control": "no-store" })
      .type("application/json; charset=utf-8")
      .send(JSON.stringify({ error: details }));
  }

  function requireOwn({ method, url, headers }: FastifyRequest): void {
    const { host: called, origin, "sec-fetch-site": site } = headers;
    refuseForeign({ method, host: called, origin, site }, place.own);
    if (parts.isStopping() && url !== "/api/health") {
      const message = "The server is stopping.";
      throw new ApiFault("server.stopping", { message, hint: "Start it again." });
    }
  }

  const app = fastify({
    bodyLimit: largestBody,
    requestTimeout: requestMilliseconds,
    // A request without a host is refused by us, in a sentence.
    http: { headersTimeout: headersMilliseconds, requireHostHeader: false },
    routerOptions: { maxParamLength: 500 },
    return503OnClosing: false,
    exposeHeadRoutes: false,
    forceCloseConnections: "idle",
    frameworkErrors(error, request, reply) {
      try {
        requireOwn(request as unknown as FastifyRequest);
        void refuse(error, reply as unknown as FastifyReply);
      } catch (refused) {
        void refuse(refused, reply as unknown as FastifyReply);
      }
    },
    clientErrorHandler(error, socket) {
      if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
      else socket.end(unreadable(error.code === "HPE_HEADER_OVERFLOW"));
    },
  });
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(securityHeaders);
    requireOwn(request);
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = (request.routeOptions.config as { route?: string }).route ?? "none";
    const seconds = reply.elapsedTime / 1000;
    parts.metrics.count({ method: request.method, route, status: reply.statusCode, seconds });
  });
  app.setErrorHandler((error, request, reply) => refuse(error, reply, request.routeOptions.bodyLimit));
  const hasPages = arePagesBuilt(pages);
  if (hasPages) await registerPages(app, pages);
  app.setNotFoundHandler((request, reply) =>
    hasPages && asksForPage(request) ? sendPage(reply) : refuse(unknownRoute(request, routes), reply),
  );
  registerRoutes(app, routes, parts);
  await app.listen({ port, host });
  place.port = (app.server.address() as { port: number }).port;
  return { app, place };
}

function unknownRoute({ method, url }: FastifyRequest, routes: readonly Route[]): ApiFault {
  const [address = ""] = url.split("?");
  const shown = address.length > 100 ? `${address.slice(0, 100)}…` : address;
  const isKnown = routes.some(({ path }) =>
    new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(address),
  );
  return new ApiFault("route.unknown", {
    message: isKnown ? `${shown} cannot be asked with ${method}.` : `There is nothing at ${shown}.`,
    hint: "GET /api/openapi.json lists everything that can be asked.",
  });
}

/** What cannot be read as HTTP gets an answer that needs no request. */
function unreadable(isTooLong: boolean): string {
  const error = isTooLong
    ? { code: "request.too-large", message: "The headers of the request are too long.", hint: "Send fewer." }
    : { code: "request.invalid", message: "The request cannot be read as HTTP.", hint: "Send it again." };
  const body = JSON.stringify({ error });
  const headers = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  return (
    `HTTP/1.1 ${isTooLong ? "431 Request Header Fields Too Large" : "400 Bad Request"}\r\n${headers.join("")}` +
    `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
  );
}
