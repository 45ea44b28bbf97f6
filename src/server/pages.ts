import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Where the built pages lie: beside the sources, or in the published package. */
export const builtPages = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../web/dist" : "../web", import.meta.url),
);

const first = "index.html";
/** Their names change with what they hold. */
const forever = "public, max-age=31536000, immutable";

export function arePagesBuilt(folder: string): boolean {
  return existsSync(path.join(folder, first));
}

/** Serves the files of the pages as they are, each under its own name and nothing else of the machine. */
export async function registerPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    // Every file is known when the server starts: no request is looked up on the disk by its name.
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, file) {
      const isNamedByContent = path.relative(folder, file).startsWith(`assets${path.sep}`);
      reply.header("cache-control", isNamedByContent ? forever : "no-cache");
    },
  });
}

/** Whether a person opens an address that the pages themselves understand. */
export function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const [address = ""] = url.split("?");
  return !/^\/(?:api|assets)(?:\/|$)/.test(address) && (headers.accept ?? "").includes("text/html");
}

/** One document for all addresses: what it shows is decided in the browser. */
export function sendPage(reply: FastifyReply): FastifyReply {
  return reply.code(200).sendFile(first);
}
