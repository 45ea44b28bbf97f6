import type { EgressRequest } from "../../ports/egress.ts";

export function bodyBytes({ body }: Pick<EgressRequest, "body">): Uint8Array {
  return typeof body === "string" ? Buffer.from(body) : (body ?? new Uint8Array(0));
}
