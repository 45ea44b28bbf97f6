import type { ServerErrorCode } from "../contracts/api/api-error.ts";

/** A refusal of the server itself; what Soundings refuses is an AppError. */
export class ApiFault extends Error {
  readonly code: ServerErrorCode;
  readonly hint: string | null;

  constructor(code: ServerErrorCode, { message, hint }: { message: string; hint: string | null }) {
    super(message);
    this.name = "ApiFault";
    this.code = code;
    this.hint = hint;
  }
}
