import * as z from "zod";
import type { JsonSchemaNode } from "../../adapters/shared/json-schema-node.ts";
import { Config } from "./schema.ts";
import { settingPaths } from "./settings-paths.ts";

/** The published JSON Schema of soundings.yaml: what editors complete and check by, vary and baseline included. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Config, { io: "input" });
  const { vary, baseline, ...others } = (schema as JsonSchemaNode).properties ?? {};
  const settings = settingPaths().map((path) => [path, { $ref: pointerTo(path) }] as const);
  const lists = settings.map(([path, items]) => [path, { type: "array", minItems: 1, items }]);
  return {
    $schema,
    $id: "soundings.schema.json",
    title: "soundings.yaml",
    description: "Sources, questions, pipeline and what to vary, for Soundings.",
    ...schema,
    properties: {
      ...others,
      vary: { ...vary, properties: Object.fromEntries(lists) as unknown },
      baseline: { ...baseline, properties: Object.fromEntries(settings) as unknown },
    },
  };
}

function pointerTo(settingPath: string): string {
  return ["#/properties/pipeline", ...settingPath.split(".")].join("/properties/");
}
