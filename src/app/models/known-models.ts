import type { CatalogEntry } from "../../core/models/catalog/catalog-entry.ts";
import type { ModelName } from "../../contracts/pipeline.ts";
import type { ModelsSettings } from "../config/model-settings.ts";
import { knownOfModel } from "./known-of-model.ts";
import { modelPlace } from "./model-place.ts";
import { vendorNames } from "./vendor-names.ts";

/** What is known today of a model that a run once asked; undefined where nobody knows it any more. */
export type KnownModels = (name: ModelName) => CatalogEntry | undefined;

/** By the catalogue, and by what a configuration says under `models:`. */
export function knownModels(models: ModelsSettings): KnownModels {
  const vendors = vendorNames;
  return (name) => {
    const provider = name.slice(0, name.indexOf("/"));
    const vendor = models[name]?.like ?? models[provider]?.like ?? provider;
    // Runs outlive configurations: the one that described this provider may have changed.
    return vendors.includes(vendor)
      ? knownOfModel(modelPlace(name, models, { kind: "models", vendors, everyVendor: vendors }))
      : undefined;
  };
}
