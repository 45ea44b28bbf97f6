import type { LeftOut, Source } from "../contracts/source.ts";

/** What lies in the folders of sources. */
export interface SourceReader {
  /**
   * Every readable file, by name in code-unit order, with its version. Files that cannot be read, are larger than
   * `maxBytes` or are links are left out with a reason. Throws AppError "source.duplicate" where two have one name.
   */
  list(options: {
    maxBytes: number;
    signal: AbortSignal;
  }): Promise<{ sources: Source[]; leftOut: LeftOut[] }>;
  /** The bytes of that version. Throws AppError "source.unreadable" where the file has changed since it was listed. */
  read(source: Source): Promise<Uint8Array>;
}
