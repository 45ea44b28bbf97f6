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
}

/** Throws AppError "config.invalid" where a key is missing that is needed, or cannot be sent in a header. */
export function secretFrom(
  environment: Environment,
  { variable, title, isRequired }: SecretSettings,
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
  return {
    value,
    removedFrom: (text) =>
      value === undefined || value.length < shortestSecret ? text : text.replaceAll(value, `[${variable}]`),
  };
}
