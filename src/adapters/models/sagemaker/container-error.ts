import * as z from "zod";
import type { AwsError } from "../../shared/aws/aws-error.ts";

const WireError = z.object({
  error: z.union([
    z.string(),
    z.object({ message: z.string(), code: z.union([z.string(), z.number()]).nullish() }),
  ]),
  error_type: z.string().nullish(),
  code: z.number().nullish(),
});

/** Of text-generation-inference. */
const statuses: Readonly<Record<string, number>> = { validation: 422, overloaded: 429 };

/** The error that a container sends in place of a piece, whatever the status; undefined where it is none. */
export function containerError(body: unknown): AwsError | undefined {
  if (typeof body !== "object" || body === null || "choices" in body) return undefined;
  const wire = WireError.safeParse(body).data;
  if (wire === undefined) return undefined;
  const { error, error_type: type } = wire;
  const [message, told] = typeof error === "string" ? [error, wire.code] : [error.message, error.code];
  const status = Number(told ?? (type && Object.hasOwn(statuses, type) ? statuses[type] : Number.NaN));
  return { name: undefined, message, status: status >= 400 && status < 600 ? status : 500 };
}
