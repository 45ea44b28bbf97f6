import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { awsModel } from "../../shared/aws/aws-model.ts";
import { type AwsAccess, awsService } from "../../shared/aws/aws-service.ts";
import { requireEndpointName } from "../../shared/aws/endpoint-name.ts";
import { endpointRoute } from "./endpoint-route.ts";
import type { SagemakerSettings } from "./sagemaker-settings.ts";

export interface SagemakerParts extends AwsAccess {
  egress: StreamingEgress;
}

/** A model behind an endpoint of Amazon SageMaker. Throws AppError "config.invalid" for settings that cannot work. */
export function sagemakerModel(settings: SagemakerSettings, parts: SagemakerParts): LanguageModel {
  const { endpoint, region, baseUrl, timeoutMs = 1_800_000, silenceMs = 300_000 } = settings;
  requireEndpointName(endpoint);
  const { inferenceComponent } = settings;
  const service = awsService({ service: "sagemaker", region, baseUrl }, parts);
  const route = endpointRoute(settings);
  return awsModel({
    id: `sagemaker/${endpoint}${inferenceComponent === undefined ? "" : `/${inferenceComponent}`}`,
    name: endpoint,
    kind: "endpoint",
    service,
    // Endpoints of one name in two regions have nothing in common.
    route: { ...route, version: `${route.version}-${service.region}` },
    egress: parts.egress,
    traits: settings.traits,
    timeoutMs,
    silenceMs,
  });
}
