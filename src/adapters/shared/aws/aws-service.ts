import type { Clock } from "../../../ports/clock.ts";
import { providerEndpoint, type ProviderEndpoint } from "../provider/provider-endpoint.ts";
import { awsIdentity, withoutIdentity } from "./aws-identity.ts";
import type { AwsSurroundings } from "./aws-profile.ts";
import { awsHost, awsRegion } from "./aws-region.ts";
import { signRequest } from "./sign-request.ts";

export interface AwsServiceSettings {
  service: AwsServiceName;
  region: string | undefined;
  /** Instead of that of AWS. */
  baseUrl: string | undefined;
  /** Of what is asked, where it has one. */
  arn?: string;
}

export interface AwsAccess extends AwsSurroundings {
  clock: Clock;
}

/** One service in one region, with what a request to it is proved by. */
export interface AwsService {
  title: string;
  region: string;
  /** What to do when nothing answers. */
  unreachable: string;
  endpointOf(path: string): ProviderEndpoint;
  /** The headers to send: those given, and what proves who asks. */
  signed(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<Record<string, string>>;
  /** A text without what proves it. */
  withoutSecrets(text: string): string;
}

const services = {
  bedrock: { title: "Amazon Bedrock", host: "bedrock-runtime", takesBearer: true },
  sagemaker: { title: "Amazon SageMaker", host: "runtime.sagemaker", takesBearer: false },
} as const;
export type AwsServiceName = keyof typeof services;

/** Where a service answers. Throws AppError "config.invalid" where no region is named. */
export function awsBaseUrl(
  { service, region, arn }: Omit<AwsServiceSettings, "baseUrl">,
  surroundings: AwsSurroundings,
): string {
  const found = awsRegion({ region, ...(arn !== undefined && { arn }) }, surroundings);
  return awsHost(services[service].host, found);
}

/** Credentials are looked up at once, so that missing ones are told early, and again for every request, since files are renewed. Throws AppError "config.invalid". */
export function awsService(settings: AwsServiceSettings, access: AwsAccess): AwsService {
  const { service, baseUrl, arn } = settings;
  const { title, host, takesBearer } = services[service];
  const region = awsRegion({ region: settings.region, ...(arn !== undefined && { arn }) }, access);
  let identity = awsIdentity(access, takesBearer);
  const unreachable = `See whether ${title} is offered in ${region}, and check the connection.`;
  const words = {
    title,
    baseUrl: awsHost(host, region),
    key: { variable: "AWS_ACCESS_KEY_ID" },
    unknownModel: "",
    unreachable,
  };
  return {
    title,
    region,
    unreachable,
    endpointOf: (path) => providerEndpoint(path, baseUrl, words),
    async signed(url, headers, body) {
      identity = awsIdentity(access, takesBearer);
      const scope = { identity, region, service, now: access.clock.now() };
      return signRequest({ method: "POST", url, headers, body }, scope);
    },
    withoutSecrets: (text) => withoutIdentity(text, identity),
  };
}
