import { AppError, type AppErrorDetails } from "../contracts/app-error.ts";

/** What a program can act on when a model gave no whole answer. */
export interface LanguageModelFault {
  /** As HTTP has it; null where no answer came. */
  status: number | null;
  /** How long the provider asks to wait; null where it does not say. */
  retryAfterMs: number | null;
  /** Whether the same request may succeed later. */
  mayPass: boolean;
  /** Whether the provider itself was not there or broke: a request that is turned down, or a bad reply, is no outage. */
  isOutage: boolean;
}

type ModelErrorCode = "model.refused" | "model.busy" | "model.failed";

const faults = new WeakMap<AppError, LanguageModelFault>();

/** The error of a model; `faultOf` finds the fault again. */
export function modelError(
  code: ModelErrorCode,
  details: Required<Pick<AppErrorDetails, "message" | "hint">> & Pick<AppErrorDetails, "cause">,
  fault: Partial<LanguageModelFault> = {},
): AppError {
  const error = new AppError(code, details);
  const mayPass = code === "model.busy" || fault.isOutage === true;
  faults.set(error, { status: null, retryAfterMs: null, mayPass, isOutage: false, ...fault });
  return error;
}

/** Undefined for what is no error of a model. */
export function faultOf(error: unknown): LanguageModelFault | undefined {
  return error instanceof AppError ? faults.get(error) : undefined;
}
