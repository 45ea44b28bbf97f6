import type { ParsedText } from "./document-parser.ts";

export interface ParseJob {
  source: string;
  bytes: Uint8Array;
}

export type ParseJobOutcome =
  | { status: "parsed"; parsed: ParsedText }
  /** `passing`: another attempt may go well, as after a time-out on a busy machine. */
  | { status: "left-out"; reason: string; passing?: boolean };

export interface ParseLimits {
  /** Larger files are left out unread. */
  maxBytes: number;
  /** Per file. */
  timeoutMs: number;
  /** Of the worker's JavaScript heap. */
  memoryMegabytes: number;
}

/** Parses files where a crash, a hang or a memory leak takes only its own file with it. */
export interface ParserPool {
  /** Which parser takes this file name, and its version; undefined where none does. */
  parserFor(source: string): { id: string; version: string; mediaType: string } | undefined;
  /** One outcome; never rejects for a reason that lies in the file. Rejects when aborted. */
  parse(job: ParseJob, limits: ParseLimits, signal: AbortSignal): Promise<ParseJobOutcome>;
  close(): Promise<void>;
}
