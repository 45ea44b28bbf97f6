import { AppError } from "../../contracts/app-error.ts";

/** @param reason why the source is left out, where it is. @param run in whose sources it was looked for, if not in the folder's */
export function unknownDocument(source: string, reason: string | undefined, run?: string): AppError {
  const where =
    run === undefined ? "among the sources" : `in the sources of ${run}, or its text is no longer kept`;
  return new AppError("source.unknown", {
    message:
      reason === undefined
        ? `There is no document ${JSON.stringify(source)} ${where}.`
        : `${source} is left out: ${reason}.`,
    hint:
      run === undefined
        ? "The list of sources names every document."
        : "Ask for it without the run, or run the configuration again.",
  });
}
