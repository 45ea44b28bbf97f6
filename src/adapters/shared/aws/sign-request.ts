import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AwsIdentity } from "./aws-identity.ts";

export interface SignableRequest {
  method: "GET" | "POST";
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
}

export interface SigningScope {
  identity: AwsIdentity;
  region: string;
  /** As signatures name it, such as "bedrock". */
  service: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** The headers to send: those given, and what proves who asks. The host is signed, but left to whoever connects. */
export async function signRequest(
  { method, url, headers, body }: SignableRequest,
  { identity, region, service, now }: SigningScope,
): Promise<Record<string, string>> {
  if (identity.kind === "bearer") return { ...headers, authorization: `Bearer ${identity.token}` };
  const { protocol, hostname, host, port, pathname, searchParams } = new URL(url);
  const { accessKeyId, secretAccessKey, sessionToken } = identity;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    region,
    service,
    sha256: NodeSha256,
    // The digest is part of the signature anyway; only Amazon S3 wants it as a header.
    applyChecksum: false,
  });
  const signed = await signer.sign(
    {
      method,
      protocol,
      hostname,
      ...(port !== "" && { port: Number(port) }),
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { ...headers, host },
      body,
    },
    { signingDate: new Date(now) },
  );
  const { host: _, ...sent } = signed.headers;
  return sent;
}

type SourceData = string | ArrayBuffer | ArrayBufferView;

/** A class because the signer makes them with `new`. */
class NodeSha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: SourceData) {
    this.hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }

  update(part: SourceData): void {
    this.hash.update(bytesOf(part));
  }

  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }

  reset(): void {
    throw new Error("A hash is used once.");
  }
}

function bytesOf(source: SourceData): Uint8Array {
  if (typeof source === "string") return Buffer.from(source);
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
