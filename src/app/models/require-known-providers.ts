import { nearestWord } from "../../adapters/shared/nearest-word.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { ModelsSettings } from "../config/model-settings.ts";

/** Settings under a name that no model could be asked by would be left aside without a word. Throws AppError "config.invalid". */
export function requireKnownProviders(models: ModelsSettings, vendors: readonly string[]): void {
  for (const [name, { like }] of Object.entries(models)) {
    const [provider = name] = name.split("/");
    if (like !== undefined) requireVendor(`models.${name}.like`, like, vendors);
    else if (models[provider]?.like === undefined) requireVendor(`models.${name}`, provider, vendors);
  }
}

function requireVendor(setting: string, vendor: string, vendors: readonly string[]): void {
  if (vendors.includes(vendor)) return;
  const nearest = nearestWord(vendor, vendors);
  const own = setting.endsWith(".like") ? "" : "; for a server of your own add like, such as like: openai";
  throw new AppError("config.invalid", {
    message: `${setting} is about the vendor "${vendor}", which Soundings does not know.`,
    hint:
      nearest === undefined
        ? `Known are ${vendors.join(", ")}${own}.`
        : `Did you mean ${nearest}${own === "" ? "?" : `?${own.replace(/^; f/, " F")}.`}`,
  });
}
