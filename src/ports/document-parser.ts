import type { Heading, Page } from "../contracts/source.ts";

export interface ParseRequest {
  /** The source's name, for messages. */
  source: string;
  bytes: Uint8Array;
}

export interface ParsedText {
  /** Canonical text. Every position in Soundings counts its UTF-16 code units. */
  text: string;
  headings: Heading[];
  pages: Page[];
}

/** Turns a file's bytes into canonical text with positions. Runs inside a worker with limits, so it may be slow or crash. */
export interface DocumentParser {
  readonly id: string;
  /** Changes whenever the canonical text or a position of some file changes. */
  readonly version: string;
  /** Lower-case file name endings with the dot, such as ".md". */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** Throws AppError "source.unreadable" with the reason where the bytes cannot be read. */
  parse(request: ParseRequest): ParsedText | Promise<ParsedText>;
}
