import type { Json } from "@contracts/json.ts";

/** As much of JSON Schema 2020-12 as the schema of soundings.yaml uses. */
export interface Schema {
  title?: string;
  description?: string;
  type?: "string" | "number" | "integer" | "boolean" | "object" | "array" | "null";
  enum?: readonly Json[];
  const?: Json;
  default?: Json;
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  required?: readonly string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  minItems?: number;
  $ref?: string;
  $defs?: Readonly<Record<string, Schema>>;
}

/** The schema itself, or what its `$ref` names in the whole. */
export function resolved(schema: Schema, whole: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  let at: unknown = whole;
  for (const part of schema.$ref.replace(/^#\//, "").split("/")) {
    at = (at as Record<string, unknown> | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (at === undefined) return {};
  // A default beside the reference is the place's own.
  return schema.default === undefined ? (at as Schema) : { ...(at as Schema), default: schema.default };
}
