import { AppError } from "../../../contracts/app-error.ts";
import type { Egress, EgressResponse } from "../../../ports/egress.ts";
import { mediaTypeOf, unknownMediaType } from "../../shared/media-types.ts";
import type { Snapshot } from "./snapshot.ts";

export interface FetchPageRequest {
  address: string;
  /** What is known already: the site is asked whether it has changed. */
  known: Snapshot | undefined;
  maxBytes: number;
  /** Whether a parser takes files of this kind. */
  isTaken: (mediaType: string) => boolean;
  signal: AbortSignal;
}

export type FetchedPage =
  | { outcome: "fetched"; response: EgressResponse; finalAddress: string; mediaType: string }
  | { outcome: "unchanged"; known: Snapshot }
  /** Why there is no page: for a person, without a full stop. */
  | { outcome: "failed"; reason: string };

const timeoutMs = 30_000;
const maxRedirects = 5;

/** Asks for one page. Redirects are followed on the same site only, which includes its encrypted half: other sites were not named. */
export async function fetchPage(egress: Egress, request: FetchPageRequest): Promise<FetchedPage> {
  let place = request.address;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const response = await ask(egress, place, request);
    if (typeof response === "string") return failed(response);
    const target = redirectOf(response, place);
    if (target === undefined) return judged(response, place, request);
    if (!staysOnSite(place, target)) return failed(leadsAway(target));
    place = target;
  }
  return failed(`it was redirected more than ${maxRedirects} times`);
}

async function ask(
  egress: Egress,
  place: string,
  { address, known, maxBytes, signal }: FetchPageRequest,
): Promise<EgressResponse | string> {
  const isKnown = known !== undefined && known.finalAddress === place;
  try {
    return await egress.send({
      purpose: "source",
      method: "GET",
      url: place,
      headers: {
        "user-agent": "Soundings",
        accept: "text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.5",
        ...(isKnown && known.etag !== null ? { "if-none-match": known.etag } : {}),
        ...(isKnown && known.lastModified !== null ? { "if-modified-since": known.lastModified } : {}),
      },
      timeoutMs,
      maxResponseBytes: maxBytes,
      signal,
    });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("egress.")) throw error;
    const isElsewhere = new URL(place).origin !== new URL(address).origin;
    if (error.code === "egress.refused" && isElsewhere) return leadsAway(place);
    return `it could not be fetched: ${error.message.replace(/\.$/, "")}`;
  }
}

function judged(response: EgressResponse, finalAddress: string, request: FetchPageRequest): FetchedPage {
  const { status, headers, body } = response;
  if (status === 304 && request.known !== undefined) return { outcome: "unchanged", known: request.known };
  if (status !== 200) return failed(statusReason(status));
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding !== "identity")
    return failed(`the site sent it packed (${encoding}), which was not asked for`);
  if (body.length === 0) return failed("the page is empty");
  const mediaType = mediaTypeFor(finalAddress, headers["content-type"], request.isTaken);
  if (mediaType === undefined) {
    return failed(`no parser takes what it is (${headers["content-type"] ?? "of no named kind"})`);
  }
  return { outcome: "fetched", response, finalAddress, mediaType };
}

/** What the site says it is; by the address's ending where that says too little. */
export function mediaTypeFor(
  address: string,
  contentType: string | undefined,
  isTaken: (mediaType: string) => boolean,
): string | undefined {
  const said = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  const declared = said === "application/xhtml+xml" ? "text/html" : said;
  const saysLittle = ["", "text/plain", "application/octet-stream", "binary/octet-stream"].includes(declared);
  const byName = mediaTypeOf(new URL(address).pathname);
  const mediaType = saysLittle && byName !== unknownMediaType ? byName : declared;
  return mediaType !== "" && isTaken(mediaType) ? mediaType : undefined;
}

function redirectOf({ status, headers }: EgressResponse, place: string): string | undefined {
  const location = headers["location"];
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  if (!URL.canParse(location, place)) return undefined;
  const target = new URL(location, place);
  target.hash = "";
  return target.href;
}

/** The same origin, or from `http` to `https` on the same host, as sites do that encrypt all their pages. */
function staysOnSite(place: string, target: string): boolean {
  const [from, to] = [new URL(place), new URL(target)];
  if (from.origin === to.origin) return true;
  const areDefaultPorts = from.port === "" && to.port === "";
  return (
    from.protocol === "http:" && to.protocol === "https:" && from.hostname === to.hostname && areDefaultPorts
  );
}

/** Without what comes after the path: a redirect's query can hold a ticket. */
function leadsAway(target: string): string {
  const { origin, pathname } = new URL(target);
  return `it leads to ${origin}${pathname}, another site: name that address instead, or save the page in your browser if it asks to sign in`;
}

function statusReason(status: number): string {
  if (status === 404 || status === 410) return `there is no such page (${status})`;
  if (status === 401 || status === 403 || status === 407) {
    return `the site does not give it to everyone (${status}): save the page in your browser and add the file`;
  }
  if (status === 429) return "the site asks to wait (429): try again later";
  if (status >= 500) return `the site failed (${status}): try again later`;
  return `the site answered with status ${status}`;
}

function failed(reason: string): FetchedPage {
  return { outcome: "failed", reason };
}
