import { AppError } from "../../../contracts/app-error.ts";

/** Throws AppError "source.unreadable" where a text is longer than one file may give. */
export function requireAtMost(text: { length: number }, maxCharacters = Number.POSITIVE_INFINITY): void {
  if (text.length <= maxCharacters) return;
  throw new AppError("source.unreadable", {
    message: `holds more than ${maxCharacters} characters of text`,
    hint: "Split the file, or raise parse.maxCharacters.",
  });
}
