import { AppError } from "../../../contracts/app-error.ts";

/** Throws AppError "config.invalid" for what cannot be the name of an endpoint of Amazon SageMaker. */
export function requireEndpointName(endpoint: string): void {
  if (/^[A-Za-z\d](?:-*[A-Za-z\d])*$/.test(endpoint)) return;
  throw new AppError("config.invalid", {
    message: `"${endpoint}" is not a name of an endpoint of Amazon SageMaker.`,
    hint: "Write its name alone, not its ARN or address: `aws sagemaker list-endpoints` shows it.",
  });
}
