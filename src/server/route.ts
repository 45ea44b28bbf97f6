import type * as z from "zod";
import type { AskedRange, ByteRange } from "./byte-range.ts";
import type { TaskAnswer } from "./threads/thread-protocol.ts";
import type { ServerParts } from "./server-parts.ts";

/** A checked request. */
export interface Asked<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** The body as it came; empty but for routes that take bytes. */
  bytes: Uint8Array;
  /** Fires when the client has left. */
  signal: AbortSignal;
  /** Tags of what the client holds already. */
  known: readonly string[];
  /** The last event that a listener saw; null where it saw none. */
  lastEventId: number | null;
  /** The part of a file that is asked for. */
  range: AskedRange | null;
}

export type Sent =
  | TaskAnswer
  | { kind: "value"; value: unknown }
  | { kind: "text"; text: string; mediaType: string }
  /** Nothing more is to be said, and the listener need not come back. */
  | { kind: "nothing" }
  | { kind: "events"; events: AsyncIterable<string> }
  /** A file that is sent piece by piece. */
  | {
      kind: "pieces";
      /** Nothing is read or held before they are asked for. */
      pieces: AsyncIterable<Uint8Array>;
      /** Of all pieces. */
      bytes: number;
      /** Which bytes of the file they are, null where they are all, and how many it has; absent where only all can be had. */
      part?: { range: ByteRange | null; size: number };
      mediaType: string;
      name: string;
      tag: string;
    };

export type RouteReply =
  /** `bytes` says what is sent in place of JSON where the query does not ask for that. */
  | { status: 200 | 201 | 202; schema: z.ZodType; bytes?: string }
  | { status: 200; mediaType: string; description: string };

/** One thing that can be asked of the server. Everything else that is known of it comes from this. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  method: "GET" | "POST" | "PUT";
  /** Asked with HEAD it tells the headers alone. */
  takesHead?: boolean;
  /** Parameters as `{name}`. */
  path: `/api/${string}`;
  summary: string;
  params: Params | null;
  query: Query | null;
  body: Body | null;
  /** Set where the body is bytes of any kind: how many at most. */
  mostBytes?: number;
  /** In bytes; that of all others where absent. */
  largestBody?: number;
  reply: RouteReply;
  handle(
    asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>,
    server: ServerParts,
  ): Sent | Promise<Sent>;
}

/** Gives the handler the types of what is checked before it. */
export function defineRoute<
  Params extends z.ZodType = z.ZodNull,
  Query extends z.ZodType = z.ZodNull,
  Body extends z.ZodType = z.ZodNull,
>(
  route: Omit<Route<Params, Query, Body>, "params" | "query" | "body"> & {
    params?: Params;
    query?: Query;
    body?: Body;
  },
): Route {
  const checks = { params: null, query: null, body: null };
  return { ...checks, ...route };
}
