import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type * as z from "zod";
import { ApiFault } from "./api-fault.ts";
import { bytesAtOnce } from "./bytes-at-once.ts";
import type { AskedRange } from "./byte-range.ts";
import { faultSentences } from "./fault-sentences.ts";
import type { Route } from "./route.ts";
import { send } from "./send.ts";
import type { ServerParts } from "./server-parts.ts";

/** Of files that clients send. Each is held whole, here and on the thread that takes it. */
const mostSentBytes = 128_000_000;

/** Puts a table of routes on a server: every request is checked by the route's schemas before its handler sees it. */
export function registerRoutes(app: FastifyInstance, routes: readonly Route[], parts: ServerParts): void {
  const room = bytesAtOnce(mostSentBytes);
  for (const route of routes) {
    if (route.mostBytes === undefined) {
      registerRoute(app, route, parts);
      continue;
    }
    const { mostBytes: bodyLimit } = route;
    // Whatever kind the body says it is of, it is not read as that.
    void app.register(async (own) => {
      // Before a byte of it is read: until then it waits at its sender.
      own.addHook("onRequest", async ({ headers }, reply) => {
        const told = Number(headers["content-length"] ?? bodyLimit);
        const leave = await room.take(Math.min(told, bodyLimit), untilLeft(reply));
        if (leave === undefined) return;
        if (reply.raw.destroyed || reply.raw.closed) leave();
        else reply.raw.once("close", leave);
      });
      own.removeAllContentTypeParsers();
      own.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_, body, done) => done(null, body));
      registerRoute(own, route, parts, bodyLimit);
    });
  }
}

function registerRoute(app: FastifyInstance, route: Route, parts: ServerParts, bodyLimit?: number): void {
  const takesBytes = bodyLimit !== undefined;
  app.route({
    method: route.takesHead === true ? [route.method, "HEAD"] : route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ":$1"),
    config: { route: route.path },
    ...limitOf(bodyLimit ?? route.largestBody),
    async handler(request, reply) {
      const known = tagsIn(request.headers["if-none-match"]);
      const asked = {
        params: checked("path", route.params, request.params),
        query: checked("query", route.query ?? null, request.query),
        body: takesBytes ? null : checked("body", route.body, request.body),
        bytes: takesBytes && request.body instanceof Uint8Array ? request.body : new Uint8Array(),
        signal: untilLeft(reply),
        known,
        lastEventId: eventId(request.headers["last-event-id"]),
        range: askedRange(request.headers),
      };
      reply.code(route.reply.status);
      const { heartbeatMilliseconds } = parts;
      return send(reply, await route.handle(asked, parts), { known, heartbeatMilliseconds });
    },
  });
}

function limitOf(bodyLimit: number | undefined): { bodyLimit?: number } {
  return bodyLimit === undefined ? {} : { bodyLimit };
}

function checked(where: string, schema: z.ZodType | null, given: unknown): unknown {
  if (schema === null) {
    const isEmpty = given === undefined || given === null || Object.keys(given).length === 0;
    if (isEmpty || where === "path") return null;
    throw invalid(`This route takes nothing in its ${where}.`, `Leave the ${where} out.`);
  }
  const parsed = parsedBy(schema, where, given);
  if (parsed.success) return parsed.data;
  throw invalid(faultSentences(where, parsed.error.issues), "GET /api/openapi.json describes every request.");
}

function parsedBy(schema: z.ZodType, where: string, given: unknown): ReturnType<z.ZodType["safeParse"]> {
  try {
    return schema.safeParse(given);
  } catch (thrown) {
    // A value inside a value inside a value: the stack ends before they do.
    if (!(thrown instanceof RangeError)) throw thrown;
    throw invalid(`The ${where} holds lists or mappings too deep in each other.`, "Send less deep values.");
  }
}

function invalid(message: string, hint: string): ApiFault {
  return new ApiFault("request.invalid", { message, hint });
}

function untilLeft({ raw: response }: FastifyReply): AbortSignal {
  const left = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) left.abort();
  });
  if (response.destroyed) left.abort();
  return left.signal;
}

function tagsIn(header: string | undefined): string[] {
  return (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
}

function askedRange({ range, "if-range": ifTag }: FastifyRequest["headers"]): AskedRange | null {
  return range === undefined ? null : { range, ifTag: ifTag === undefined ? null : String(ifTag) };
}

function eventId(header: string | string[] | undefined): number | null {
  if (header === undefined || header === "") return null;
  const id = Number(header);
  if (Number.isSafeInteger(id) && id >= 0) return id;
  throw invalid(
    "The header Last-Event-ID is none that this server gave.",
    "Leave it out to hear everything.",
  );
}
