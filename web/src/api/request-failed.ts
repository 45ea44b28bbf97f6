import type { ApiErrorDetails } from "@contracts/api/api-error.ts";

/** What the server said no to, in its own words. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  readonly status: number;
  readonly details: { code: string; message: string; hint: string | null };

  constructor(
    status: number,
    details: ApiErrorDetails | { code: string; message: string; hint: string | null },
  ) {
    super(details.message);
    this.status = status;
    this.details = details;
  }
}

/** No answer came at all: the server is stopped, or the machine slept. */
export class ServerUnreachable extends Error {
  override readonly name = "ServerUnreachable";
}
