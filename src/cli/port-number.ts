import { AppError } from "../contracts/app-error.ts";

/** Throws AppError "config.invalid" for what is no port. */
export function portNumber(value: unknown): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new AppError("config.invalid", {
    message: `--port ${JSON.stringify(value)} is not a port.`,
    hint: "Write a whole number up to 65535, or 0 for any that is free.",
  });
}
