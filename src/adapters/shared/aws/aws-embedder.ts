import { counted } from "../../../contracts/count-text.ts";
import type { Passage } from "../../../contracts/passage.ts";
import { workThrough } from "../../../contracts/work-through.ts";
import type { Egress, EgressResponse } from "../../../ports/egress.ts";
import type { Embedder, EmbedOptions } from "../../../ports/embedder.ts";
import { unreached } from "../provider/unreached.ts";
import type { AskedAws } from "./asked-aws.ts";
import { awsFailureOf, noAws } from "./aws-failure.ts";
import type { AwsService } from "./aws-service.ts";
import { badVector, writeUnitRow } from "./unit-row.ts";
import { jsonOf } from "./wrong-reply.ts";

/** How one kind of embedder is asked. */
export interface AwsEmbedWire {
  /** Changes whenever the vector of some text changes. */
  version: string;
  /** How many texts one request may hold. */
  textsPerRequest: number;
  body(texts: readonly string[], kind: EmbedOptions["kind"]): object;
  /** The vectors of an answer, in the order of the texts; undefined where it holds none. */
  vectorsIn(answer: unknown): readonly (readonly unknown[])[] | undefined;
}

export interface AwsEmbedderSettings {
  id: string;
  name: string;
  kind: AskedAws["kind"];
  service: AwsService;
  egress: Egress;
  path: string;
  /** What a policy has to allow. */
  action: string;
  headers: Readonly<Record<string, string>>;
  wire: AwsEmbedWire;
  dimensions: number;
  requestsAtOnce: number;
  timeoutMs: number;
  /** Trying again, limits, counting: around each request. */
  around: AroundRequest | undefined;
}

/** One request about to be sent, and what the provider tells of it: null where it tells nothing. */
export type AroundRequest = <Value>(
  request: { part: string; texts: number; characters: number; signal: AbortSignal },
  send: () => Promise<RequestReply<Value>>,
) => Promise<RequestReply<Value>>;

interface RequestReply<Value> {
  value: Value;
  usage: { tokens: number | null; searchUnits: number | null };
}

const maxResponseBytes = 64 * 2 ** 20;

/**
 * An embedder behind a service of AWS. Texts of white space are not sent: they have rows of zeros. What is too long is refused by
 * AWS, and never cut here.
 */
export function awsEmbedder(settings: AwsEmbedderSettings): Embedder {
  const { id, name, kind, service, egress, wire, dimensions, requestsAtOnce, timeoutMs } = settings;
  const around: AroundRequest = settings.around ?? ((_, send) => send());
  const { title, region } = service;
  const endpoint = service.endpointOf(settings.path);
  const { address, isUsual } = endpoint;
  const asked: AskedAws = {
    id,
    name,
    kind,
    title,
    region,
    address,
    action: settings.action,
    withoutSecrets: service.withoutSecrets,
    maxOutputTokens: null,
  };

  const post = async (
    body: string,
    carries: readonly Passage[] | undefined,
    signal: AbortSignal,
  ): Promise<EgressResponse> => {
    const headers = { "content-type": "application/json", accept: "application/json", ...settings.headers };
    const signed = await service.signed(endpoint.url, headers, body);
    try {
      return await egress.send({
        purpose: `embed ${id}`,
        method: "POST",
        url: endpoint.url,
        headers: signed,
        body,
        ...(carries !== undefined && { carries }),
        timeoutMs,
        maxResponseBytes,
        signal,
      });
    } catch (error) {
      throw unreached(error, service.unreachable);
    }
  };

  const rowsOf = async (
    texts: readonly string[],
    kind: EmbedOptions["kind"],
    carries: readonly Passage[] | undefined,
    signal: AbortSignal,
  ): Promise<RequestReply<Float32Array>> => {
    const { status, headers, body } = await post(JSON.stringify(wire.body(texts, kind)), carries, signal);
    const text = new TextDecoder().decode(body);
    if (status < 200 || status > 299) throw awsFailureOf({ status, headers, text }, asked);
    if (/html/i.test(headers["content-type"] ?? "")) throw noAws(status, asked);
    const vectors = wire.vectorsIn(jsonOf(text, asked));
    if (vectors === undefined) throw badVector(asked, "JSON without vectors");
    if (vectors.length !== texts.length) {
      throw badVector(asked, `${counted(vectors.length, "vector")} for ${counted(texts.length, "text")}`);
    }
    const rows = new Float32Array(texts.length * dimensions);
    for (const [at, vector] of vectors.entries()) writeUnitRow(vector, rowAt(rows, at, dimensions), asked);
    const tokens = Number(headers["x-amzn-bedrock-input-token-count"] ?? Number.NaN);
    return { value: rows, usage: { tokens: Number.isInteger(tokens) ? tokens : null, searchUnits: null } };
  };

  return {
    id,
    // The same name elsewhere may be another model.
    version: isUsual ? wire.version : `${wire.version}@${address}`,
    dimensions,
    async embed(texts, { kind, signal, carries }) {
      const rows = new Float32Array(texts.length * dimensions);
      const said = [...texts.keys()].filter((at) => texts[at]?.trim() !== "");
      const placeOf = carries?.length === texts.length ? carries : undefined;
      await workThrough(
        batchesOf(said, wire.textsPerRequest),
        requestsAtOnce,
        async (positions, signal) => {
          const sent = positions.map((at) => (texts[at] ?? "").toWellFormed());
          const places = placeOf === undefined ? carries : positions.flatMap((at) => placeOf[at] ?? []);
          const characters = sent.reduce((sum, text) => sum + text.length, 0);
          const request = { part: id, texts: sent.length, characters, signal };
          const { value } = await around(request, () => rowsOf(sent, kind, places, signal));
          for (const [at, position] of positions.entries()) {
            rows.set(rowAt(value, at, dimensions), position * dimensions);
          }
        },
        signal,
      );
      return rows;
    },
  };
}

function rowAt(rows: Float32Array, at: number, dimensions: number): Float32Array {
  return rows.subarray(at * dimensions, (at + 1) * dimensions);
}

function batchesOf(positions: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(positions.length / size) }, (_, at) =>
    positions.slice(at * size, (at + 1) * size),
  );
}
