import { AppError } from "../contracts/app-error.ts";
import type { ApiErrorDetails } from "../contracts/api/api-error.ts";
import { ApiFault } from "./api-fault.ts";
import { pageHint } from "./page-words.ts";
import { withoutPlaces } from "./without-places.ts";

/** What a client is told of something thrown. Of what nobody foresaw it is told nothing: a message may hold anything. */
export function errorDetails(thrown: unknown, folder: string): ApiErrorDetails {
  if (thrown instanceof ApiFault) {
    return { code: thrown.code, message: thrown.message, hint: thrown.hint };
  }
  if (thrown instanceof AppError && thrown.code !== "internal") {
    const hint = thrown.hint === undefined ? null : pageHint(thrown.code, thrown.hint);
    return {
      code: thrown.code,
      message: withoutPlaces(thrown.message, folder),
      hint: hint === null ? null : withoutPlaces(hint, folder),
    };
  }
  return {
    code: "internal",
    message: "Something went wrong inside the server that it did not foresee.",
    hint: "Try again; where it stays, ask the command line, which says more.",
  };
}
