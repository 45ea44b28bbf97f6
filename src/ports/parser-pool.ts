import type { ParsedText } from "./document-parser.ts";

export interface ParseJob {
  /** For messages. */
  source: string;
  /** Decides which parser takes it. */
  mediaType: string;
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
  /** Of the worker, its heap and its buffers together. */
  memoryMegabytes: number;
  /** Of canonical text, per file. */
  maxCharacters: number;
}

export interface ParseCall {
  signal: AbortSignal;
  /** As a long file is read. */
  onProgress?: ((done: number, total: number, unit: string) => void) | undefined;
}

/** Parses files where a crash, a hang or a memory leak takes only its own file with it. */
export interface ParserPool {
  /** Files parsed at the same time; more wait. */
  readonly atOnce: number;
  /**
   * Which parser takes files of this media type; undefined where none does. The version changes whenever what is read of some
   * file changes, files inside the file included.
   */
  parserFor(mediaType: string): { id: string; version: string } | undefined;
  /** The media type of a file by its name; "application/octet-stream" where none is known. */
  mediaTypeOf(name: string): string;
  /** One outcome; never rejects for a reason that lies in the file. Rejects when aborted. The job's bytes are left as they are. */
  parse(job: ParseJob, limits: ParseLimits, call: ParseCall): Promise<ParseJobOutcome>;
  close(): Promise<void>;
}
