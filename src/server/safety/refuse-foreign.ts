import { ApiFault } from "../api-fault.ts";
import type { OwnPlaces } from "./own-places.ts";

export interface RequestOrigin {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site`: what the browser itself says of where the request comes from. */
  site: string | undefined;
}

/** Throws ApiFault "request.refused" for what a page elsewhere may have made a browser send. */
export function refuseForeign({ method, host, origin, site }: RequestOrigin, own: OwnPlaces): void {
  if (!own.isHost(host)) {
    throw refused(
      host === undefined ? "The request names no host." : "The request names a host that is not this server.",
      "Call the server by the address it was started with.",
    );
  }
  if (origin !== undefined && !own.isOrigin(origin)) {
    throw refused("The request comes from another page.", "Only the server's own pages may call it.");
  }
  if (site === "cross-site" || site === "same-site") {
    throw refused("The request was begun by another site.", "Open the server's own address instead.");
  }
  if (method === "GET" || method === "HEAD" || origin !== undefined || site === "same-origin") return;
  throw refused(
    "A change was asked for without saying from where.",
    "Send an Origin header with the server's own address.",
  );
}

function refused(message: string, hint: string): ApiFault {
  return new ApiFault("request.refused", { message, hint });
}
