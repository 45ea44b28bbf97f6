import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { Sent } from "./route.ts";
import { withHeartbeat } from "./with-heartbeat.ts";
import { fileHeaders } from "./safety/file-headers.ts";

const json = "application/json; charset=utf-8";

/** Answers a request with what its handler gave. @param known tags of what the client holds already */
export function send(
  reply: FastifyReply,
  sent: Sent,
  { known, heartbeatMilliseconds }: { known: readonly string[]; heartbeatMilliseconds: number },
): FastifyReply {
  switch (sent.kind) {
    case "value": {
      const text = JSON.stringify(sent.value);
      const tag = `"${createHash("sha256").update(text).digest("base64url")}"`;
      return sendTagged(reply, tag, known, () => reply.type(json).send(text));
    }
    case "json":
      return sendTagged(reply, sent.tag, known, () => reply.type(json).send(sent.text));
    case "unchanged":
      return reply.code(304).header("etag", sent.tag).send();
    case "pieces":
      return sendTagged(reply, sent.tag, known, () =>
        partly(reply, sent.part)
          .type(sent.mediaType)
          .headers({ ...fileHeaders(sent), "content-length": String(sent.bytes) })
          .send(reply.request.method === "HEAD" ? undefined : Readable.from(sent.pieces)),
      );
    case "text":
      return reply.type(sent.mediaType).header("cache-control", "no-store").send(sent.text);
    case "nothing":
      return reply.code(204).send();
    case "events":
      return reply
        .type("text/event-stream; charset=utf-8")
        .header("cache-control", "no-store")
        .send(Readable.from(withHeartbeat(sent.events, heartbeatMilliseconds)));
  }
}

function partly(reply: FastifyReply, part: Extract<Sent, { kind: "pieces" }>["part"]): FastifyReply {
  if (part === undefined) return reply;
  const { range, size } = part;
  reply.header("accept-ranges", "bytes");
  if (range === null) return reply;
  return reply.code(206).header("content-range", `bytes ${range.start}-${range.end - 1}/${size}`);
}

/** Only what was read successfully can be held already; what was made or begun is told whole. */
function sendTagged(
  reply: FastifyReply,
  tag: string,
  known: readonly string[],
  whole: () => FastifyReply,
): FastifyReply {
  if (reply.statusCode !== 200) return whole();
  reply.header("etag", tag);
  return known.includes(tag) || known.includes("*") ? reply.code(304).send() : whole();
}
