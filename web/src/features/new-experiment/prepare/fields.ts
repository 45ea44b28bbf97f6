import type { Json } from "@contracts/json.ts";
import { resolved, type Schema } from "./schema.ts";

/** How a setting is entered. */
export type Kind =
  | { type: "text"; pattern: string | null }
  | { type: "number"; isWhole: boolean; least: number | null; most: number | null; above: number | null }
  | { type: "switch" }
  | { type: "choice"; values: readonly string[] }
  | { type: "list"; of: "text" | "number" }
  /** One of several forms. */
  | { type: "shapes"; shapes: readonly Shape[] }
  /** Names of one's own, each with these settings. */
  | { type: "map"; fields: readonly Field[] }
  /** Whatever YAML can say. */
  | { type: "free" };

export interface Shape {
  /** "choice", "text", "list", or the key that tells an object, such as "onnx". */
  id: string;
  kind: Kind | { type: "object"; fields: readonly Field[]; required: readonly string[] };
}

export interface Field {
  /** Keys from the top of the file, or from what holds it. */
  path: readonly string[];
  hint: string | null;
  default: Json | undefined;
  kind: Kind;
}

export interface Section {
  id: string;
  hint: string | null;
  fields: readonly Field[];
}

/** Entered elsewhere than among the settings. */
const apart = new Set(["pipeline", "vary", "baseline"]);

/** Every setting of soundings.yaml, in the schema's own order: the folder's first, then a section for each stage. */
export function sectionsOf(whole: Schema): Section[] {
  const top = Object.entries(whole.properties ?? {}).filter(([name]) => !apart.has(name));
  const own = top.filter(([, schema]) => !isGroup(schema) && !isMapOf(schema));
  const groups = top.filter(([, schema]) => isGroup(schema) || isMapOf(schema));
  const stages = Object.entries(whole.properties?.["pipeline"]?.properties ?? {});
  return [
    {
      id: "experiment",
      hint: null,
      fields: own.flatMap(([name, schema]) => fieldsOf([name], schema, whole)),
    },
    ...stages.map(([name, schema]) => section(name, ["pipeline", name], schema, whole)),
    ...groups.map(([name, schema]) => section(name, [name], schema, whole)),
  ];
}

/** The settings below `pipeline` that can vary, by their dotted paths. */
export function settingsThatVary(sections: readonly Section[]): Map<string, Field> {
  return new Map(
    sections.flatMap(({ fields }) =>
      fields
        .filter(({ path }) => path[0] === "pipeline")
        .map((field) => [field.path.slice(1).join("."), field] as const),
    ),
  );
}

/** "chunk.size" of a setting of the pipeline, "search.budget.usd" of any other. */
export function fieldName(path: readonly string[]): string {
  return (path[0] === "pipeline" ? path.slice(1) : path).join(".");
}

function section(id: string, path: string[], schema: Schema, whole: Schema): Section {
  return { id, hint: schema.description ?? null, fields: fieldsOf(path, schema, whole) };
}

function fieldsOf(path: readonly string[], given: Schema, whole: Schema): Field[] {
  const schema = resolved(given, whole);
  if (isGroup(schema)) {
    return Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
      fieldsOf([...path, name], member, whole),
    );
  }
  return [
    {
      path,
      hint: schema.description ?? null,
      default: schema.default,
      kind: kindOf(schema, whole),
    },
  ];
}

function isGroup(schema: Schema): boolean {
  return schema.type === "object" && schema.properties !== undefined;
}

function isMapOf(schema: Schema): boolean {
  return (
    schema.type === "object" &&
    schema.properties === undefined &&
    typeof schema.additionalProperties === "object"
  );
}

function kindOf(schema: Schema, whole: Schema): Kind {
  const texts = schema.enum?.filter((one) => typeof one === "string");
  if (texts !== undefined && texts.length === schema.enum?.length) return { type: "choice", values: texts };
  const forms = (schema.anyOf ?? schema.oneOf)?.flatMap((one) => alternatives(one, whole));
  if (forms !== undefined) return ofForms(forms, whole);
  switch (schema.type) {
    case "string":
      return { type: "text", pattern: schema.pattern ?? null };
    case "boolean":
      return { type: "switch" };
    case "number":
    case "integer":
      return {
        type: "number",
        isWhole: schema.type === "integer",
        least: limit(schema.minimum),
        most: limit(schema.maximum),
        above: schema.exclusiveMinimum ?? null,
      };
    case "array":
      return listKind(schema, whole);
    case "object": {
      const member =
        typeof schema.additionalProperties === "object"
          ? resolved(schema.additionalProperties, whole)
          : undefined;
      return member !== undefined && isGroup(member)
        ? { type: "map", fields: fieldsOf([], member, whole) }
        : { type: "free" };
    }
    default:
      return { type: "free" };
  }
}

function listKind(schema: Schema, whole: Schema): Kind {
  const item = schema.items === undefined ? {} : resolved(schema.items, whole);
  if (item.type === "string") return { type: "list", of: "text" };
  return item.type === "integer" || item.type === "number"
    ? { type: "list", of: "number" }
    : { type: "free" };
}

/** Forms within forms count as one list of them. */
function alternatives(given: Schema, whole: Schema): Schema[] {
  const schema = resolved(given, whole);
  const inner = schema.anyOf ?? schema.oneOf;
  return inner === undefined ? [schema] : inner.flatMap((one) => alternatives(one, whole));
}

function ofForms(forms: readonly Schema[], whole: Schema): Kind {
  const shapes = forms.filter(({ type }) => type !== "null").map((form) => shapeOf(form, whole));
  // Two forms that nothing tells apart could not be chosen between.
  const isClear = new Set(shapes.map(({ id }) => id)).size === shapes.length;
  return isClear && !shapes.some(({ kind }) => kind.type === "free")
    ? { type: "shapes", shapes }
    : { type: "free" };
}

function shapeOf(form: Schema, whole: Schema): Shape {
  if (isGroup(form)) {
    const required = form.required ?? [];
    const fields = fieldsOf([], form, whole);
    return { id: required[0] ?? "object", kind: { type: "object", fields, required } };
  }
  const kind = kindOf(form, whole);
  return { id: kind.type, kind };
}

/** The largest whole number that is exact says nothing about the setting. */
function limit(value: number | undefined): number | null {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
}

/** The settings of a section whose name or purpose holds what is sought; all of them where nothing is. */
export function fieldsThatHold({ id, fields }: Section, sought: string): readonly Field[] {
  const words = sought.toLowerCase();
  if (words === "" || id.includes(words)) return fields;
  return fields.filter(
    ({ path, hint }) =>
      fieldName(path).toLowerCase().includes(words) || hint?.toLowerCase().includes(words) === true,
  );
}

/** The few values that a setting can have, where they are few. */
export function choicesOf({ kind }: Field): readonly string[] | null {
  if (kind.type === "choice") return kind.values;
  const choice =
    kind.type === "shapes" ? kind.shapes.find((shape) => shape.kind.type === "choice") : undefined;
  return choice?.kind.type === "choice" ? choice.kind.values : null;
}
