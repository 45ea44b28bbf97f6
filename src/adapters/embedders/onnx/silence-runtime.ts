import { isMainThread } from "node:worker_threads";
import { AppError } from "../../../contracts/app-error.ts";

const variable = "ORT_DISABLE_TELEMETRY";

/**
 * Official binaries of the native runtime since 1.29 report to their maker over the network unless this variable stands in
 * the process's environment before they are loaded. Only the main thread's `process.env` is that environment: a worker's is a copy.
 */
export function silenceRuntime(
  environment: NodeJS.ProcessEnv = process.env,
  maySet: boolean = isMainThread,
): void {
  if (maySet) environment[variable] = "1";
  if (environment[variable] === "1") return;
  throw new AppError("egress.refused", {
    message: "In a worker thread the ONNX runtime cannot be kept from reporting to its maker.",
    hint: `Start the program with ${variable}=1, or open the folder in the main thread.`,
  });
}
