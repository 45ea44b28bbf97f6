import { decodeEvaluationColumns, type EvaluationColumns } from "./evaluation-codec.ts";

/**
 * The same as `decodeEvaluationColumns`, of these metrics alone: an evaluation of many questions is mostly numbers of metrics that
 * nobody asked for, and reading them takes longer than all that is done with the others. Throws AppError "store.damaged".
 */
export function decodeSomeColumns(bytes: Uint8Array, metrics: ReadonlySet<string>): EvaluationColumns {
  return decodeEvaluationColumns(bytes, metrics);
}
