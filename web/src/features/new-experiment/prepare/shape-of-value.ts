import type { Json } from "@contracts/json.ts";
import type { Shape } from "./fields.ts";

/** Which of its forms a value has; the first where it has none yet. */
export function shapeOfValue(value: Json | undefined, shapes: readonly Shape[]): Shape {
  const found = shapes.find((shape) => has(value, shape));
  return found ?? shapes[0]!;
}

/** What a form begins with: something of its own kind, which a person completes. */
export function beginningOf({ kind }: Shape): Json | undefined {
  switch (kind.type) {
    case "object":
      return Object.fromEntries(kind.required.map((name) => [name, beginningOfField(kind.fields, name)]));
    case "list":
      return [""];
    case "text":
      return "";
    default:
      return undefined;
  }
}

function beginningOfField(fields: Extract<Shape["kind"], { type: "object" }>["fields"], name: string): Json {
  const kind = fields.find(({ path }) => path[0] === name)?.kind;
  return kind?.type === "list" ? [""] : "";
}

function has(value: Json | undefined, { kind }: Shape): boolean {
  switch (kind.type) {
    case "choice":
      return typeof value === "string" && kind.values.includes(value);
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "switch":
      return typeof value === "boolean";
    case "list":
      return Array.isArray(value);
    case "object":
      return (
        typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        kind.required.every((name) => Object.hasOwn(value, name))
      );
    default:
      return false;
  }
}
