import { join } from "node:path";
import { AppError } from "../../../contracts/app-error.ts";
import type { Environment } from "../provider/secret.ts";
import { iniSections, type IniSections } from "./ini-sections.ts";

export interface AwsSurroundings {
  environment: Environment;
  /** Undefined where there is no such file. */
  readFile: (path: string) => string | undefined;
}

export interface AwsProfile {
  name: string;
  keys: Readonly<Record<string, string>>;
}

/** What the shared files say of the profile in use; undefined where nothing is said of the default one. Throws AppError "config.invalid" for a profile named and not there. */
export function awsProfile({ environment, readFile }: AwsSurroundings): AwsProfile | undefined {
  const named = environment["AWS_PROFILE"]?.trim() || undefined;
  const name = named ?? "default";
  const home = environment["HOME"] ?? environment["USERPROFILE"];
  const sectionsOf = (variable: string, file: string): IniSections => {
    const path = environment[variable] ?? (home === undefined ? undefined : join(home, ".aws", file));
    return iniSections((path === undefined ? undefined : readFile(path)) ?? "");
  };
  const config = sectionsOf("AWS_CONFIG_FILE", "config");
  const configured = config.get(`profile ${name}`) ?? (name === "default" ? config.get(name) : undefined);
  const credentials = sectionsOf("AWS_SHARED_CREDENTIALS_FILE", "credentials").get(name);
  if (configured !== undefined || credentials !== undefined) {
    return { name, keys: { ...configured, ...credentials } };
  }
  if (named === undefined) return undefined;
  throw new AppError("config.invalid", {
    message: `AWS_PROFILE names the profile "${named}", which no AWS file describes.`,
    hint: "`aws configure list-profiles` shows those you have; AWS_SHARED_CREDENTIALS_FILE says where else to look.",
  });
}
