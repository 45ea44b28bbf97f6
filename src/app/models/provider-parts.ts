import { egressOfRun } from "../../adapters/egress/egress-of-run.ts";
import type { Environment } from "../../adapters/shared/provider/secret.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StreamingEgress } from "../../ports/egress.ts";
import type { ModelPlace } from "./model-place.ts";
import { originsOf, type ProviderParts, type VendorAccess, withKey } from "./model-vendor.ts";
import { readIfThere } from "./read-if-there.ts";

export interface ProviderPartsSettings {
  environment: Environment;
  openEgress: (allowedOrigins: readonly string[]) => StreamingEgress;
  clock: Clock;
  /** Nothing will be asked: models are opened without their keys. */
  forecasting: boolean;
}

/** What a model is opened with: a way out to its own address alone, and its key. */
export function providerPartsFrom(
  settings: ProviderPartsSettings,
): (place: ModelPlace, vendor: VendorAccess, run: string | undefined) => ProviderParts {
  const { environment, openEgress, clock, forecasting } = settings;
  return (place, vendor, run) => {
    const keyed = forecasting
      ? { ...anyAwsKeys, ...environment, ...anyKey(place, vendor) }
      : withKey(environment, place, vendor, { readFile: readIfThere });
    const surroundings = { environment: keyed, readFile: readIfThere };
    const egress = openEgress(originsOf(place, vendor, surroundings));
    return { ...surroundings, egress: run === undefined ? egress : egressOfRun(egress, run), clock };
  };
}

/** Who only asks what something would cost needs no credentials of AWS. */
const anyAwsKeys: Environment = { AWS_ACCESS_KEY_ID: "forecast", AWS_SECRET_ACCESS_KEY: "forecast" };

/** Of no use anywhere, which is enough for what is never sent. */
function anyKey(place: ModelPlace, vendor: VendorAccess): Environment {
  const variable = vendor.keyVariable(place);
  return variable === null ? {} : { [variable]: "forecast" };
}
