import * as z from "zod";
import { searchStrategies } from "../search.ts";
import { Digest } from "../digest.ts";

/** Something wrong with the text of a configuration. */
export const ConfigurationFault = z.object({
  message: z.string(),
  hint: z.string().nullable(),
  /** Keys and places down to what is wrong, such as ["pipeline", "chunk", "size"]; null where it is not one setting. */
  path: z.array(z.union([z.string(), z.int()])).nullable(),
  /** From 1; null where it stands nowhere in the text. */
  line: z.int().nullable(),
  column: z.int().nullable(),
});
export type ConfigurationFault = z.infer<typeof ConfigurationFault>;

/** soundings.yaml as a person wrote it. */
export const Configuration = z.object({
  /** Its name; null where the folder has none: `text` is then one to begin with. */
  file: z.string().nullable(),
  /** Comments and order included. */
  text: z.string(),
  /** Of the file's bytes, to be given back when it is saved; null where there is none. */
  digest: Digest.nullable(),
  faults: z.array(ConfigurationFault),
});
export type Configuration = z.infer<typeof Configuration>;

/** JSON Schema of soundings.yaml. */
export const ConfigurationSchema = z.looseObject({ $schema: z.string() });
export type ConfigurationSchema = z.infer<typeof ConfigurationSchema>;

/** A configuration is written by hand: whatever is longer is something else. */
export const ConfigurationText = z.string().max(1_000_000, "is longer than 1,000,000 characters");

export const workKinds = ["run", "sweep", "search"] as const;

export const CheckConfiguration = z.strictObject({
  text: ConfigurationText,
  kind: z
    .enum(workKinds)
    .optional()
    .describe("What is estimated; a sweep where something varies, else a run, where absent."),
  estimate: z
    .boolean()
    .default(true)
    .describe("Whether to estimate at all: checking alone is quick enough for every key that is pressed."),
});
/** As it is sent. */
export type CheckConfiguration = z.input<typeof CheckConfiguration>;

const Tokens = z.object({
  estimate: z.number(),
  /** They are no more than this. */
  upperBound: z.number(),
  /** Whether the model's own tokenizer counted. */
  isCounted: z.boolean(),
});
/** Null where a price is not known, which does not mean that it is free. */
const Money = z.object({ lowerUsd: z.number(), upperUsd: z.number() }).nullable();
const ModelWork = z.object({
  calls: z.int(),
  inputTokens: Tokens,
  maxOutputTokens: z.number(),
  money: Money,
});

/** What it would take. No provider was asked for it. */
export const Estimate = z.object({
  kind: z.enum(workKinds),
  configurations: z.int(),
  /** Different settings up to the index: no more indexes than these are built. */
  indexes: z.int(),
  questions: z.int(),
  /** One is one question through one configuration; of a search the most. */
  evaluations: z.int(),
  /** Stages of all configurations, and those of them whose results are kept or shared; null for a search. */
  stages: z.object({ total: z.int(), cached: z.int() }).nullable(),
  /** What models would be asked; null where none is. */
  models: ModelWork.extend({
    /** What would be answered from replies and numbers kept earlier. */
    keptCalls: z.int(),
    keptTexts: z.int(),
    byModel: z.array(ModelWork.extend({ model: z.string() })),
    /** Models without a known price. */
    unpriced: z.array(z.string()),
  }).nullable(),
  /** From what earlier runs measured, or from the limits of the models; null where neither tells. */
  seconds: z.number().nullable(),
  search: z.object({ strategy: z.enum(searchStrategies), metric: z.string() }).nullable(),
  /** What the estimate rests on, a sentence each. */
  notes: z.array(z.string()),
});
export type Estimate = z.infer<typeof Estimate>;

export const ConfigurationCheck = z.object({
  /** In the order of the text; empty where it can be run. */
  faults: z.array(ConfigurationFault),
  /** What the text says with every default filled in; null where it cannot be read. */
  settings: z.json().nullable(),
  /** What is run by it; null where that cannot be told. */
  configurations: z
    .object({
      total: z.int(),
      /** The first 100. */
      labels: z.array(z.string()),
      leftOut: z.int(),
    })
    .nullable(),
  /** Null where it was not asked for, or where it cannot be made: `faults` or `notes` say why. */
  estimate: Estimate.nullable(),
  notes: z.array(z.string()),
});
export type ConfigurationCheck = z.infer<typeof ConfigurationCheck>;

export const SaveConfiguration = z.strictObject({
  text: ConfigurationText,
  digest: Digest.nullable().describe(
    "`digest` of what was read before: where the file is another by now, nothing is written. Null where there was no file.",
  ),
});
export type SaveConfiguration = z.infer<typeof SaveConfiguration>;
