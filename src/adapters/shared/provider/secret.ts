import { isSecretParameter } from "../../../contracts/address-without-secrets.ts";
import { AppError } from "../../../contracts/app-error.ts";

/** What a person proves themselves with, and how it is kept out of everything that is shown or stored. */
export interface Secret {
  /** Undefined where none is needed and none is set. */
  value: string | undefined;
  removedFrom(text: string): string;
}

/** Shorter ones are no secrets but what local servers are given for want of one, such as "EMPTY": removing them would maim texts. */
const shortestSecret = 8;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface SecretSettings {
  /** Name of the environment variable. */
  variable: string;
  /** For whom it is, for people. */
  title: string;
  isRequired: boolean;
  /** That it is sent to: gateways take keys in its query, too. */
  url?: string;
}

/** Throws AppError "config.invalid" where a key is missing that is needed, or cannot be sent in a header. */
export function secretFrom(
  environment: Environment,
  { variable, title, isRequired, url }: SecretSettings,
): Secret {
  const value = environment[variable]?.trim() || undefined;
  if (value === undefined && isRequired) {
    throw new AppError("config.invalid", {
      message: `${variable} is not set, and ${title} answers nobody without a key.`,
      hint: `Set the environment variable ${variable} to your key.`,
    });
  }
  if (value !== undefined && !/^[\x21-\x7e]+$/.test(value)) {
    throw new AppError("config.invalid", {
      message: `${variable} holds a character that no key has, such as a space or a line break inside.`,
      hint: `Copy the key for ${title} again, whole and alone.`,
    });
  }
  const kept: [string, string][] = [
    ...(value === undefined ? [] : [[value, variable] as [string, string]]),
    ...keysIn(url),
  ].filter(([secret]) => secret.length >= shortestSecret);
  return {
    value,
    removedFrom: (text) =>
      kept.reduce((cleaned, [secret, name]) => cleaned.replaceAll(secret, `[${name}]`), text),
  };
}

/** What looks like a key in an address, as it is meant and as it was written. */
function keysIn(url: string | undefined): [string, string][] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { search } = new URL(url);
  const written = search.slice(1).split("&");
  return [...new URLSearchParams(search)].flatMap(([name, value], at): [string, string][] => {
    const spelled = (written[at] ?? "").replace(/^[^=]*=?/, "");
    return isSecretParameter(name) ? [value, spelled].map((form) => [form, name]) : [];
  });
}
