import { EventStreamCodec } from "@smithy/eventstream-codec";
import type { ProviderReply } from "../../../ports/language-model-provider.contract.ts";
import type { AwsAccess } from "./aws-service.ts";

/** One answer of a server that speaks as AWS does. */
export interface AwsAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  packets: readonly Uint8Array[];
  ending: "end" | "break" | "hold";
}

export const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
export const sessionToken = "FwoGZXIvYXdzEXAMPLETOKEN";

/** Keys in the environment, and no files. */
export function accessWith(environment: Readonly<Record<string, string>> = {}): AwsAccess {
  return {
    environment: {
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_SESSION_TOKEN: sessionToken,
      AWS_REGION: "eu-central-1",
      ...environment,
    },
    readFile: () => undefined,
    clock: { now: () => Date.UTC(2026, 10, 26), monotonic: () => 0 },
  };
}

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : Buffer.from(bytes).toString()),
  (text) => Buffer.from(text),
);

/** A frame as AWS makes it. What is no bytes becomes JSON. */
export function frame(headers: Readonly<Record<string, string>>, payload: unknown): Uint8Array {
  const typed = Object.entries(headers).map(([name, value]) => [
    `:${name}`,
    { type: "string" as const, value },
  ]);
  const body =
    payload instanceof Uint8Array
      ? payload
      : Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));
  return codec.encode({ headers: Object.fromEntries(typed), body });
}

export function eventFrame(type: string, payload: unknown): Uint8Array {
  return frame({ "message-type": "event", "event-type": type, "content-type": "application/json" }, payload);
}

export function exceptionFrame(type: string, payload: unknown): Uint8Array {
  return frame(
    { "message-type": "exception", "exception-type": type, "content-type": "application/json" },
    payload,
  );
}

/** A stream of these frames. */
export function framesAnswer(packets: readonly Uint8Array[], ending: AwsAnswer["ending"] = "end"): AwsAnswer {
  return { status: 200, headers: { "content-type": "application/vnd.amazon.eventstream" }, packets, ending };
}

export function jsonAnswer(body: unknown): AwsAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    packets: [Buffer.from(text)],
    ending: "end",
  };
}

/** An error as AWS sends it. */
export function errorAnswer(
  status: number,
  name: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): AwsAnswer {
  return {
    ...jsonAnswer({ message }),
    status,
    headers: {
      "content-type": "application/json",
      "x-amzn-errortype": `${name}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
      ...headers,
    },
  };
}

const namesByStatus: Readonly<Record<number, string>> = {
  400: "ValidationException",
  401: "UnrecognizedClientException",
  429: "ThrottlingException",
  500: "InternalServerException",
  503: "ServiceUnavailableException",
};

/** What any service of AWS answers where a script has no reply; undefined where it has. Null is never answered. */
export function noReply(reply: ProviderReply): AwsAnswer | null | undefined {
  if (reply.does === "hang") return null;
  if (reply.does === "say-nothing") return framesAnswer([]);
  if (reply.does === "reply") return undefined;
  const { status, retryAfterSeconds: wait } = reply;
  const headers = wait === undefined ? {} : { "retry-after": String(wait) };
  const name = namesByStatus[status];
  // What stands before AWS, such as a gateway, knows nothing of its names.
  if (name === undefined) return { status, headers, packets: [Buffer.from("Bad gateway")], ending: "end" };
  return errorAnswer(status, name, `Refused with ${status}`, headers);
}

export function split(packets: readonly Uint8Array[], size: number | undefined): readonly Uint8Array[] {
  if (size === undefined) return packets;
  return packets.flatMap((packet) =>
    Array.from({ length: Math.ceil(packet.length / size) }, (_, at) =>
      packet.subarray(at * size, (at + 1) * size),
    ),
  );
}
