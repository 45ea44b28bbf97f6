import { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { sentence } from "./sentence.ts";

/** Refusals and failures of the way out are the model's, with the vendor's own advice. */
export function unreached(error: unknown, advice: string): unknown {
  if (!(error instanceof AppError)) return error;
  const { hint } = error;
  const message = sentence(error.message);
  if (error.code === "egress.refused") {
    return modelError("model.refused", { message, hint: hint ?? advice, cause: error });
  }
  if (error.code !== "egress.failed") return error;
  return modelError("model.failed", { message, hint: advice, cause: error }, { isOutage: true });
}
