import { throwIfAborted } from "../../contracts/abort.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { EgressRequest } from "../../ports/egress.ts";

/** The origins a person allowed, written as a browser writes them. Throws AppError "config.invalid" for one that is no http(s) origin. */
export function allowedOriginsOf(configured: readonly string[]): ReadonlySet<string> {
  return new Set(
    configured.map((text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url?.protocol !== "http:" && url?.protocol !== "https:") {
        throw new AppError("config.invalid", {
          message: `"${text}" is not an http or https address.`,
          hint: "Write it as https://host or http://host:port.",
        });
      }
      return url.origin;
    }),
  );
}

/** The parsed address of a request that may be sent. Throws AppError "egress.refused" otherwise; its message holds no credentials. */
function checkedUrl(text: string, allowed: ReadonlySet<string>): URL {
  if (!URL.canParse(text)) throw refused("its address cannot be read.", "Write it as https://host/path.");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refused(`it asks for ${url.protocol.slice(0, -1)}.`, "Only http and https are spoken.");
  }
  if (url.username !== "" || url.password !== "") {
    throw refused(
      `the address at ${url.host} holds a user name or password.`,
      "Send credentials in a header, from an environment variable.",
    );
  }
  if (!allowed.has(url.origin)) {
    throw refused(
      `${url.origin} is not an address that the configuration names.`,
      "Only addresses written in soundings.yaml are connected to.",
    );
  }
  return url;
}

/** Headers by which a request would reach another host than its address names, or hold another one inside. */
const framing = new Set([
  "connection",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const headerName = /^[!#$%&'*+\-.^_`|~\w]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Throws AppError "egress.refused" for what no header can be, and for headers that are the connection's own to write; `host` may
 * repeat what the address says. Its message never holds a value, nor a name that is none: it may be a key in the wrong place.
 */
function checkHeaders(headers: Record<string, string> = {}, url: URL): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!headerName.test(name)) {
      throw refused(
        `a header for ${url.origin} has a name that none can have.`,
        "Check what is sent as one.",
      );
    }
    const lower = name.toLowerCase();
    if (!headerValue.test(value)) {
      throw refused(
        `the header "${lower}" for ${url.origin} holds a character that none can hold.`,
        "Check for a line break or another alphabet in it.",
      );
    }
    if (!framing.has(lower) || (lower === "host" && value.toLowerCase() === url.host)) continue;
    throw refused(
      `the header "${lower}" for ${url.origin} is not a caller's to set.`,
      "Leave it out: it is made from the address.",
    );
  }
}

export function refused(reason: string, hint: string): AppError {
  return new AppError("egress.refused", { message: `A request was not sent: ${reason}`, hint });
}

/** The address of a request that may go now, its headers looked at too. Throws AppError "egress.refused" for one that may not, and "aborted" once its signal fired. */
export function permittedUrl(
  { url: text, headers, signal }: Pick<EgressRequest, "url" | "headers" | "signal">,
  allowed: ReadonlySet<string>,
): URL {
  throwIfAborted(signal);
  const url = checkedUrl(text, allowed);
  checkHeaders(headers, url);
  return url;
}
