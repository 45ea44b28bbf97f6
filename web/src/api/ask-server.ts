import * as t from "../messages/messages.ts";
import { connection } from "./connection.ts";
import { RequestFailed, ServerUnreachable } from "./request-failed.ts";

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Reads JSON from one of the server's routes. Throws RequestFailed or ServerUnreachable. */
export function readJson<Value>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Value> {
  return ask<Value>(addressOf(path, query), signal === undefined ? {} : { signal });
}

/** Tells the server something, and reads what it says to it. */
export function sendJson<Value>(
  method: "POST" | "PUT",
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Value> {
  return ask<Value>(path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Sends the bytes of a file as they are. */
export function sendFile<Value>(path: string, query: Query, file: Blob): Promise<Value> {
  return ask<Value>(addressOf(path, query), {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
}

/** Where a route is, with what is asked of it. */
export function addressOf(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

async function ask<Value>(address: string, init: RequestInit): Promise<Value> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(address, { ...init, credentials: "omit" });
    text = await answer.text();
  } catch (thrown) {
    if (init.signal?.aborted === true) throw thrown;
    connection.lost();
    throw new ServerUnreachable(t.design.unreachable, { cause: thrown });
  }
  if (answer.ok) return parsed(answer.status, text) as Value;
  const { error } = parsed(answer.status, text) as { error?: RequestFailed["details"] };
  throw new RequestFailed(answer.status, error ?? unreadable(answer.status));
}

function parsed(status: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestFailed(status, unreadable(status));
  }
}

function unreadable(status: number): RequestFailed["details"] {
  return { code: "internal", message: t.design.unreadable(status), hint: t.design.unreadableHint };
}
