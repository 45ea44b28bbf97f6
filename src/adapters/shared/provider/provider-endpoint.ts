import { AppError } from "../../../contracts/app-error.ts";
import type { ProviderWords } from "./provider-words.ts";

export interface ProviderEndpoint {
  url: string;
  /** The same without the query, which may hold a key. */
  address: string;
  isUsual: boolean;
}

/** The place of a path, such as "/chat/completions", at a base URL that may hold it already. Throws AppError "config.invalid" for a base URL that is none. */
export function providerEndpoint(
  path: string,
  baseUrl: string | undefined,
  { title, baseUrl: usual, unreachable }: ProviderWords,
): ProviderEndpoint {
  const base = baseUrl ?? usual;
  if (base === null) {
    throw new AppError("config.invalid", {
      message: `${title} has no address that is everybody's, and no baseUrl is set.`,
      hint: `Set baseUrl under models: in soundings.yaml. ${unreachable}`,
    });
  }
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    throw new AppError("config.invalid", {
      message: `"${base.replace(/[?#].*$/s, "")}" is not a base URL.`,
      hint: `Write it as https://host${usual === null || usual.endsWith("/v1") ? "/v1" : ""}${usual === null ? "" : `; that of ${title} is ${usual}`}.`,
    });
  }
  const trimmed = url.pathname.replace(/\/+$/, "");
  url.pathname = trimmed.endsWith(path) ? trimmed : trimmed + path;
  url.hash = "";
  const address = url.origin + url.pathname;
  return { url: url.href, address, isUsual: usual !== null && address === usual + path && url.search === "" };
}
