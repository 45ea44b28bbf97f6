import { type KnownModels, knownModels } from "../../app/models/known-models.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { OpenProject } from "./open-project.ts";

/** What is known of models and their prices. With a configuration that cannot be read nothing is: what answers cost is then null. */
export async function knownToday(project: OpenProject): Promise<KnownModels> {
  try {
    const { config } = await project.config();
    return knownModels(config.models);
  } catch (thrown) {
    // The project says what is wrong with it; runs that are there can be read all the same.
    if (thrown instanceof AppError && thrown.code.startsWith("config.")) return () => undefined;
    throw thrown;
  }
}
