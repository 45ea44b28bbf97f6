import * as z from "zod";
import { alternativesOf, type JsonSchemaNode, nodeAt } from "../../adapters/shared/json-schema-node.ts";
import { nearestWord } from "../../adapters/shared/nearest-word.ts";
import { PipelineSettings } from "../../contracts/pipeline.ts";

let schema: JsonSchemaNode | undefined;
let paths: readonly string[] | undefined;

/** The pipeline as a person may write it, in JSON Schema. */
export function pipelineSchema(): JsonSchemaNode {
  schema ??= z.toJSONSchema(PipelineSettings, { io: "input" }) as JsonSchemaNode;
  return schema;
}

/**
 * The dotted path of every setting of the pipeline, in the order of the schema: each is followed by the paths below it.
 * Stages and other mappings are in it, as they can be set whole; what is inside a part of one's own is not.
 */
export function settingPaths(): readonly string[] {
  paths ??= pathsBelow(pipelineSchema(), "");
  return paths;
}

/** Also true of paths inside the free settings of a part of one's own, such as `chunk.strategy.settings.depth`. */
export function isSettingPath(settingPath: string): boolean {
  const parts = settingPath.split(".");
  if (parts.includes("")) return false;
  return parts.some((_, index) => {
    const node = nodeAt(pipelineSchema(), parts.slice(0, index + 1));
    return node !== undefined && (index === parts.length - 1 || node.$ref !== undefined);
  });
}

/** The setting that an unknown path most likely means. */
export function nearestSetting(unknown: string): string | undefined {
  const known = settingPaths();
  const inner = unknown.replace(/^pipeline\./, "");
  if (known.includes(inner)) return inner;
  const whole = nearestWord(inner, known);
  if (whole !== undefined) return whole;
  const endings = known.map((candidate) => candidate.split(".").at(-1) ?? "");
  const ending = nearestWord(inner, endings);
  const sameEnding = known.filter((_, index) => endings[index] === ending);
  return sameEnding.length === 1 ? sameEnding[0] : undefined;
}

/** `; did you mean "chunk.size"?`, or the end of the sentence where no setting is near. */
export function didYouMeanSetting(unknown: string): string {
  const nearest = nearestSetting(unknown);
  return nearest === undefined ? "." : `; did you mean "${nearest}"?`;
}

function pathsBelow(node: JsonSchemaNode, prefix: string): string[] {
  if (alternativesOf(node).length > 1) return [];
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    `${prefix}${key}`,
    ...pathsBelow(child, `${prefix}${key}.`),
  ]);
}
