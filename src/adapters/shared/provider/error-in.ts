import * as z from "zod";

const Text = z.string().nullish();
const Count = z.int().min(0);

const WireErrorBody = z.object({
  message: Text,
  code: z.union([z.string(), z.number()]).nullish(),
  type: Text,
  n_prompt_tokens: Count.nullish(),
  n_ctx: Count.nullish(),
});
export type WireError = z.infer<typeof WireErrorBody>;
const AnyWireError = z.union([z.string(), WireErrorBody]);

/** The error in an answer, whatever its status: OpenAI's form, those that say less, and the lists of Mistral and FastAPI. */
export function errorIn(body: unknown): WireError | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { error, message, detail } = body as Record<string, unknown>;
  // Most pieces hold none, and a failed parse is dear.
  const found = error === undefined || error === null ? undefined : AnyWireError.safeParse(error).data;
  if (found !== undefined) return typeof found === "string" ? { message: found } : found;
  if ("choices" in body || (detail === undefined && message === undefined)) return undefined;
  const whole = WireErrorBody.safeParse(body).data;
  return whole?.message ? whole : { message: detailsText(detail ?? message) };
}

const WireDetails = z.array(
  z.object({ loc: z.array(z.union([z.string(), z.number()])).nullish(), msg: z.string() }),
);

function detailsText(details: unknown): string {
  if (typeof details === "string") return details;
  const list = WireDetails.safeParse((details as { detail?: unknown } | null)?.detail ?? details).data;
  if (list === undefined) return JSON.stringify(details);
  return list.map(({ loc, msg }) => (loc ? `${loc.join(".")}: ${msg}` : msg)).join("; ");
}
