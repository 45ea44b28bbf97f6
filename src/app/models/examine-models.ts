import { AppError } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import { usdText } from "../../contracts/usd-text.ts";
import type { CatalogEntry } from "../../core/models/catalog/catalog-entry.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ModelsSettings } from "../config/model-settings.ts";
import type { Finding } from "../finding.ts";
import { embeddingModels } from "./embedding-models.ts";
import { languageModels } from "./language-models.ts";
import { knownOfModel } from "./known-of-model.ts";
import type { ModelAccess } from "./model-access.ts";
import { modelPlace, type ModelPlace } from "./model-place.ts";
import type { ModelVendor } from "./model-vendor.ts";
import type { NamedModel } from "./named-models.ts";
import { readIfThere } from "./read-if-there.ts";
import { rerankingModels } from "./reranking-models.ts";
import { vendorNames } from "./vendor-names.ts";

export interface ExamineModelsParts {
  settings: ModelsSettings;
  /** Opened with the keys that are there. */
  models: ModelAccess;
  environment: Readonly<Record<string, string | undefined>>;
  clock: Pick<Clock, "now">;
}

/** Models are opened, which looks at keys and addresses, and not asked: nothing is sent. */
export function examineModels(named: readonly NamedModel[], parts: ExamineModelsParts): Finding[] {
  return named.map((model) => {
    try {
      open(model, parts.models);
      return findingOf(model, parts);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      const seen = `${model.name} ${model.part}: ${thrown.message}`;
      return { what: "model", status: "bad", seen, remedy: thrown.hint ?? null };
    }
  });
}

type Vendor = Pick<ModelVendor<unknown, never>, "keyVariable" | "baseUrl"> | undefined;

const vendorsOf = { answers: languageModels, embeds: embeddingModels, "ranks again": rerankingModels };

function open(model: NamedModel, models: ModelAccess): unknown {
  switch (model.part) {
    case "answers":
      return models.language(model.name, undefined);
    case "embeds":
      return models.embedder(model.asked, undefined);
    case "ranks again":
      return models.reranker(model.name, undefined);
  }
}

function findingOf({ name, part }: NamedModel, parts: ExamineModelsParts): Finding {
  const place = modelPlace(name, parts.settings, {
    kind: "models",
    vendors: Object.keys(vendorsOf[part]),
    everyVendor: vendorNames,
  });
  const vendor = vendorsOf[part][place.vendor];
  const entry = knownOfModel(place);
  const end = endOf(entry, parts.clock.now());
  const price = priceOf(entry);
  const seen = [
    `${name} ${part}: ${place.vendor} at ${addressOf(place, vendor, parts)}`,
    keyOf(place, vendor, parts),
    price ?? "price unknown",
    ...(end === undefined ? [] : [end.seen]),
  ].join(", ");
  const remedies = [
    ...(end?.isNear === true
      ? ["Try the model that follows it on your questions: soundings sweep tells whether it is as good."]
      : []),
    ...(price === undefined
      ? [
          `For costs and budgets write its prices: models: { ${JSON.stringify(name)}: { prices: { input: 1.25, output: 10 } } }.`,
        ]
      : []),
  ];
  const status = remedies.length === 0 ? "good" : "missing";
  return { what: "model", status, seen, remedy: remedies.length === 0 ? null : remedies.join(" ") };
}

function addressOf(place: ModelPlace, vendor: Vendor, { environment }: ExamineModelsParts): string {
  const surroundings = { environment, readFile: readIfThere };
  const address = place.settings.baseUrl ?? vendor?.baseUrl(place, surroundings) ?? null;
  // A user name or password in it is nobody's to see.
  return address === null ? "an address of its own" : new URL(address).origin + new URL(address).pathname;
}

function keyOf(place: ModelPlace, vendor: Vendor, { environment }: ExamineModelsParts): string {
  const variable = place.settings.keyVariable ?? vendor?.keyVariable(place) ?? null;
  if (variable === null) return "signed with credentials of AWS";
  return environment[variable]?.trim() ? `key in ${variable}` : `no key: ${variable} is not set, nor needed`;
}

/** Undefined where nobody knows. */
function priceOf(entry: CatalogEntry | undefined): string | undefined {
  if (entry?.billing === "free") return "free";
  if (entry?.billing === "time") return "billed by the time its machines run";
  if (entry?.usdPerThousandSearches !== undefined)
    return `${usdText(entry.usdPerThousandSearches)} for 1,000 searches`;
  if (entry?.prices === undefined) return undefined;
  const { input, output } = entry.prices;
  return `${usdText(input)} read and ${usdText(output)} written for a million tokens`;
}

const nearDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

function endOf(entry: CatalogEntry | undefined, now: number): { seen: string; isNear: boolean } | undefined {
  const day = entry?.endOfLife ?? null;
  if (day === null) return undefined;
  const days = Math.floor((Date.parse(day) - now) / dayMs);
  const isNear = days < nearDays;
  if (days < 0) return { seen: `its life ended on ${day}`, isNear };
  return {
    seen: isNear ? `its life ends on ${day}, in ${counted(days, "day")}` : `its life ends on ${day}`,
    isNear,
  };
}
