import type { Json } from "../../contracts/json.ts";

/** The part of JSON Schema that zod writes for our schemas and that messages are made from. */
export interface JsonSchemaNode {
  type?: string;
  description?: string;
  default?: Json;
  properties?: Record<string, JsonSchemaNode>;
  additionalProperties?: JsonSchemaNode | boolean;
  required?: string[];
  items?: JsonSchemaNode;
  enum?: Json[];
  anyOf?: JsonSchemaNode[];
  $ref?: string;
}

/** The node itself, or every member of a union, however deeply nested. */
export function alternativesOf(node: JsonSchemaNode): JsonSchemaNode[] {
  return node.anyOf === undefined ? [node] : node.anyOf.flatMap(alternativesOf);
}

/** The node that stands at a path, the first where members of a union share a key; undefined where the path leads nowhere. */
export function nodeAt(root: JsonSchemaNode, path: readonly PropertyKey[]): JsonSchemaNode | undefined {
  let node: JsonSchemaNode | undefined = root;
  for (const part of path) {
    if (node === undefined) return undefined;
    node = alternativesOf(node)
      .map((alternative) => childOf(alternative, part))
      .find((child) => child !== undefined);
  }
  return node;
}

/** Every key that a mapping at this node may have, in the order of the schema. */
export function keysOf(node: JsonSchemaNode): string[] {
  return [...new Set(alternativesOf(node).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function childOf(node: JsonSchemaNode, part: PropertyKey): JsonSchemaNode | undefined {
  if (typeof part === "number") return node.items;
  const name = String(part);
  if (node.properties !== undefined && Object.hasOwn(node.properties, name)) return node.properties[name];
  return typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
}
