import * as z from "zod";
import { appErrorCodes } from "../app-error.ts";

/** What only a server can answer, beside every way that Soundings itself fails. */
export const serverErrorCodes = [
  "request.invalid",
  "request.refused",
  "request.too-large",
  "request.unsupported",
  "request.range",
  "route.unknown",
  "question.unknown",
  "artifact.unknown",
  "job.unknown",
  "runs.not-comparable",
  "configuration.changed",
  "server.busy",
  "server.stopping",
] as const;
export type ServerErrorCode = (typeof serverErrorCodes)[number];

export const ApiErrorDetails = z.object({
  code: z.enum([...appErrorCodes, ...serverErrorCodes]),
  /** One sentence: what is wrong, and where. */
  message: z.string(),
  /** One sentence: what to do about it; null where nothing can be done. */
  hint: z.string().nullable(),
});
export type ApiErrorDetails = z.infer<typeof ApiErrorDetails>;

/** What every request is answered that cannot be answered otherwise. */
export const ApiError = z.object({ error: ApiErrorDetails });
export type ApiError = z.infer<typeof ApiError>;
