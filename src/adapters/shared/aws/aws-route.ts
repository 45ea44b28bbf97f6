import type { ModelRequest, ModelTraits } from "../../../contracts/model.ts";
import type { AskedAws } from "./asked-aws.ts";
import type { AwsPiecesSettings } from "./aws-reply-pieces.ts";

/** How a kind of model is asked, and its answers read. */
export interface AwsRoute {
  /** Changes whenever the same request is put otherwise. */
  version: string;
  traits: ModelTraits;
  /** Whether a reply to the request comes as a stream. */
  isStreamed(request: ModelRequest): boolean;
  /** What an address ends with, and a policy has to allow. */
  operation(isStreamed: boolean): { path: string; action: string };
  /** Throws AppError "model.unsupported" for what no trait excludes, and yet cannot be put. */
  check(request: ModelRequest, id: string): void;
  put(request: ModelRequest, asked: AskedAws, isStreamed: boolean): PutRequest;
}

export interface PutRequest {
  body: Record<string, unknown>;
  headers: Readonly<Record<string, string>>;
  /** What was put otherwise than it was asked. */
  warnings: readonly string[];
  reader: AwsPiecesSettings["reader"];
  shown: AwsPiecesSettings["shown"];
}
