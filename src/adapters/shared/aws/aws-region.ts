import { AppError } from "../../../contracts/app-error.ts";
import { awsProfile, type AwsSurroundings } from "./aws-profile.ts";

export interface RegionWishes {
  /** From the settings. */
  region: string | undefined;
  /** An ARN lies in one region only. */
  arn?: string;
}

/** Settings, then the ARN, then AWS_REGION, AWS_DEFAULT_REGION and the profile. Throws AppError "config.invalid" where none is named, or two that exclude each other. */
export function awsRegion({ region, arn }: RegionWishes, surroundings: AwsSurroundings): string {
  const ofArn = arn?.split(":")[3] || undefined;
  if (region !== undefined && ofArn !== undefined && region !== ofArn) {
    throw new AppError("config.invalid", {
      message: `The region is set to ${region}, but ${arn} lies in ${ofArn}.`,
      hint: `Set the region to ${ofArn}, or leave it out.`,
    });
  }
  const { environment } = surroundings;
  const found =
    region ||
    ofArn ||
    environment["AWS_REGION"]?.trim() ||
    environment["AWS_DEFAULT_REGION"]?.trim() ||
    awsProfile(surroundings)?.keys["region"];
  if (!found) {
    throw new AppError("config.invalid", {
      message: "No AWS region is set.",
      hint: "Set models.bedrock.region or models.sagemaker.region in soundings.yaml, or AWS_REGION in the environment, such as us-east-1.",
    });
  }
  if (/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(found)) return found;
  throw new AppError("config.invalid", {
    message: `"${found}" is not a name of an AWS region.`,
    hint: "Write it as AWS does, such as us-east-1 or eu-central-1, without an availability zone.",
  });
}

/** Where a service of a region answers. */
export function awsHost(prefix: string, region: string): string {
  return `https://${prefix}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}
