import type { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import type { AskedAws } from "./asked-aws.ts";

/** Writes a vector at length 1; zeros stay zeros. Throws AppError "model.failed" for one of another length and for what is no number. */
export function writeUnitRow(vector: readonly unknown[], row: Float32Array, asked: AskedAws): void {
  if (vector.length !== row.length) {
    throw badVector(
      asked,
      `a vector of ${vector.length} numbers, where ${row.length} are set`,
      `Set dimensions to ${vector.length}, or see whether ${asked.name} is the ${asked.kind} you mean.`,
    );
  }
  let largest = 0;
  for (const [at, value] of vector.entries()) {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw badVector(asked, `${String(value)} in place of number ${at} of a vector`);
    }
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return;
  const numbers = vector as readonly number[];
  // By the largest first: squares of very small and very large numbers would not be numbers any more.
  const length = Math.sqrt(numbers.reduce((sum, value) => sum + (value / largest) ** 2, 0));
  for (const [at, value] of numbers.entries()) row[at] = value / largest / length;
}

/** That an answer holds no vectors, or others than were asked for. `what` completes "Amazon Bedrock gave ...". */
export function badVector({ title, name }: AskedAws, what: string, hint?: string): AppError {
  return modelError("model.failed", {
    message: `${title} gave ${what}.`,
    hint: hint ?? `See whether ${name} gives vectors of texts, and whether the format set is its own.`,
  });
}
