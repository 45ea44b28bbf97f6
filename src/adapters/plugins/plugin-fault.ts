import type * as z from "zod";
import { AppError } from "../../contracts/app-error.ts";
import type { PluginReply } from "./plugin-transport.ts";

/** AppError "plugin.failed": `what` goes on after the plugin's name. */
export function pluginFault(name: string, what: string, hint?: string, cause?: unknown): AppError {
  const message = `The plugin ${name} ${what}`;
  return new AppError("plugin.failed", { message, cause, ...(hint !== undefined && { hint }) });
}

/** The reply's result in the shape asked for, or AppError "plugin.failed" that names the field. */
export function readResult<Shape extends z.ZodType>(
  name: string,
  asked: string,
  shape: Shape,
  reply: PluginReply,
): z.infer<Shape> {
  if ("error" in reply) throw pluginFault(name, `answered ${asked} with an error: ${reply.error}`);
  return checkShape(name, asked, shape, reply.result);
}

export function checkShape<Shape extends z.ZodType>(
  name: string,
  asked: string,
  shape: Shape,
  value: unknown,
): z.infer<Shape> {
  const checked = shape.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const field = ["result", ...(issue?.path ?? [])].join(".");
  throw pluginFault(name, `gave a wrong answer to ${asked}: ${field}: ${issue?.message ?? "wrong shape"}.`);
}
