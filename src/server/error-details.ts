import { AppError } from "../contracts/app-error.ts";
import type { ApiErrorDetails } from "../contracts/api/api-error.ts";
import { ApiFault } from "./api-fault.ts";
import { pageHint } from "./page-words.ts";
import { withoutPlaces } from "./without-places.ts";

/** A sentence may repeat what was sent, which may be as long as a request. */
const longestSentence = 2000;

/** What a client is told of something thrown. Of what nobody foresaw it is told nothing: a message may hold anything. */
export function errorDetails(thrown: unknown, folder: string): ApiErrorDetails {
  if (thrown instanceof ApiFault) {
    return { code: thrown.code, message: thrown.message, hint: thrown.hint };
  }
  if (thrown instanceof AppError && thrown.code !== "internal") {
    const hint = thrown.hint === undefined ? null : pageHint(thrown.code, thrown.hint);
    return {
      code: thrown.code,
      message: toldOf(thrown.message, folder),
      hint: hint === null ? null : toldOf(hint, folder),
    };
  }
  return {
    code: "internal",
    message: "Something went wrong inside the server that it did not foresee.",
    hint: "Try again; where it stays, ask the command line, which says more.",
  };
}

function toldOf(sentence: string, folder: string): string {
  const told = withoutPlaces(sentence.slice(0, 2 * longestSentence), folder);
  return told.length > longestSentence ? `${told.slice(0, longestSentence).toWellFormed()}…` : told;
}
