import type { AwsSurroundings } from "../../adapters/shared/aws/aws-profile.ts";
import type { Environment } from "../../adapters/shared/provider/secret.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StreamingEgress } from "../../ports/egress.ts";
import type { ModelPlace } from "./model-place.ts";

export interface ProviderParts extends AwsSurroundings {
  egress: StreamingEgress;
  clock: Clock;
}

/** How to open one kind of model of a vendor. */
export interface ModelVendor<Model, Parts, Asked = undefined> {
  /** Environment variable with its key; null where there is none, or several. */
  keyVariable: (place: ModelPlace) => string | null;
  /** Where its models are asked; null where only the person can say. */
  baseUrl: (place: ModelPlace, surroundings: AwsSurroundings) => string | null;
  /** The model itself, with nothing around it. */
  open: (place: ModelPlace, parts: Parts, asked: Asked) => Model;
}

/** Where a vendor is asked and what proves who asks. */
export type VendorAccess = Pick<ModelVendor<unknown, never>, "baseUrl" | "keyVariable">;

/** Every address that calls of the model may go to. */
export function originsOf(
  place: ModelPlace,
  vendor: Pick<VendorAccess, "baseUrl">,
  surroundings: AwsSurroundings,
): string[] {
  const base = place.settings.baseUrl ?? vendor.baseUrl(place, surroundings);
  return base === null || !URL.canParse(base) ? [] : [new URL(base).origin];
}

/**
 * The environment with the key under the vendor's own name. Throws AppError "config.invalid" where the variable that is named is
 * not set, and where a vendor's key would go to somebody else.
 */
export function withKey(
  environment: Environment,
  place: ModelPlace,
  vendor: VendorAccess,
  surroundings: Omit<AwsSurroundings, "environment">,
): Environment {
  const named = place.settings.keyVariable;
  const usual = vendor.keyVariable(place);
  if (usual === null) return environment;
  if (named === undefined) {
    const home = vendor.baseUrl(place, { environment, ...surroundings });
    if (isElsewhere(place, home)) throw keyOfAnother(place, usual);
    return environment;
  }
  if (!environment[named]?.trim()) {
    throw new AppError("config.invalid", {
      message: `${named} is not set, and models.${place.provider} names it as the key of ${place.name}.`,
      hint: `Set the environment variable ${named}, or take keyVariable out of soundings.yaml.`,
    });
  }
  return { ...environment, [usual]: environment[named] };
}

/** A name of a person's own, at another address than the vendor has for everybody. Servers on this machine are nobody else's. */
function isElsewhere({ provider, vendor, settings: { baseUrl } }: ModelPlace, home: string | null): boolean {
  if (provider === vendor || baseUrl === undefined || !home?.startsWith("https:")) return false;
  return !URL.canParse(baseUrl) || new URL(baseUrl).origin !== new URL(home).origin;
}

function keyOfAnother({ provider, vendor }: ModelPlace, usual: string): AppError {
  return new AppError("config.invalid", {
    message: `models.${provider} is like ${vendor} at an address of its own, and does not say which key it takes: ${usual} is not sent there.`,
    hint: `Name the environment variable with its key, such as models: { ${provider}: { keyVariable: ${usual} } }; what takes no key is like vllm.`,
  });
}
