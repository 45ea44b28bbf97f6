import * as z from "zod";
import { type JsonSchemaNode, nodeAt } from "../../adapters/shared/json-schema-node.ts";
import { Config } from "./schema.ts";
import { pipelineSchema, settingPaths } from "./settings-paths.ts";

/** The published JSON Schema of soundings.yaml: what editors complete and check by, vary and baseline included. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Config, { io: "input" });
  const { vary, baseline, ...others } = (schema as JsonSchemaNode).properties ?? {};
  const settings = settingPaths().map((path) => [path, { $ref: pointerTo(path) }] as const);
  const lists = settings.map(([path, items]) => [path, variationOf(path, items)]);
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

/** A list; where the setting is a number also a range, which is the second form of what any setting may have. */
function variationOf(settingPath: string, items: object): object {
  const list = { type: "array", minItems: 1, items };
  const node = nodeAt(pipelineSchema(), settingPath.split("."));
  const isNumber = node?.type === "integer" || node?.type === "number";
  return isNumber ? { anyOf: [list, { $ref: "#/properties/vary/additionalProperties/anyOf/1" }] } : list;
}

function pointerTo(settingPath: string): string {
  return ["#/properties/pipeline", ...settingPath.split(".")].join("/properties/");
}
