import type { Source } from "../contracts/source.ts";

/** Where the sources that were listed lie on the disk, for whoever reads them piece by piece. */
export interface SourceFiles {
  /**
   * Absolute paths of files, the likeliest first, one of which holds the bytes of that version. They are not looked into: only the
   * digest tells which. Throws AppError "source.unreadable" where the source was not listed.
   */
  filesOf(source: Source): Promise<readonly string[]>;
}
