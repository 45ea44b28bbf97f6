import type { Heading, HiddenText, Layout, Page, Place } from "../contracts/source.ts";

export interface ParseRequest {
  /** The source's name, for messages. */
  source: string;
  bytes: Uint8Array;
  /** More canonical text than this is refused; unlimited where absent. */
  maxCharacters?: number;
  /** Called as reading goes on, such as after each page. */
  progress?: (done: number, total: number, unit: string) => void;
}

export interface ParsedText {
  /** Canonical text. Every position in Soundings counts its UTF-16 code units. */
  text: string;
  headings: Heading[];
  pages: Page[];
  places?: Place[];
  layout?: Layout;
  hidden?: HiddenText[];
  /** What was not read, one sentence each without the source's name: "Pages 3 and 4 are pictures without text." */
  notices?: string[];
  /** Files inside the file, to be parsed as sources of their own. */
  parts?: ParsedPart[];
}

export interface ParsedPart {
  /** Unique among the parts; with an ending that tells its kind. */
  name: string;
  bytes: Uint8Array;
}

/** Turns a file's bytes into canonical text with positions. Runs inside a worker with limits, so it may be slow or crash. */
export interface DocumentParser {
  readonly id: string;
  /** Changes whenever the canonical text or a position of some file changes. */
  readonly version: string;
  /** Lower-case file name endings with the dot, such as ".md". */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** It may give `parts`: what it reads then depends on the other parsers too. */
  readonly holdsFiles?: boolean;
  /** Throws AppError "source.unreadable" with the reason where the bytes cannot be read. Code that is slow to load is loaded here. */
  parse(request: ParseRequest): ParsedText | Promise<ParsedText>;
}
