import * as z from "zod";
import type { JsonSchemaNode } from "../../adapters/shared/json-schema-node.ts";
import { type SchemaFault, schemaFaults } from "../../adapters/shared/schema-faults.ts";
import { describeValue } from "../../adapters/shared/wrong-value.ts";
import { Config } from "./schema.ts";
import { settingAt } from "./set-path.ts";

type Issue = z.core.$ZodIssue;

const varyHint =
  "Write dotted paths with lists of values under vary:, such as chunk.size: [300, 600], or ranges, such as {from: 200, to: 1000, step: 200}.";
const constraintHint = "Write a rule between settings, such as chunk.overlap <= chunk.size * 0.25.";
const keyHint =
  "Keys come from the environment alone, such as OPENAI_API_KEY; keyVariable names another variable. Take this line out.";
const rangeKeys = ["from", "to", "step", "steps", "scale"];

/** What is wrong with a configuration, in sentences; settings of the pipeline go by their dotted path. */
export function configFaults(issues: readonly Issue[], input: unknown): SchemaFault[] {
  const schema = configNode();
  return issues
    .filter((issue) => !isConsequence(issue, issues))
    .flatMap((issue) => {
      if (issue.path[0] === "vary" && issue.code === "invalid_union") return variationFaults(issue, input);
      if (issue.code === "custom" && issue.params?.["unreadable"] === true) {
        const message = `search.constraints: ${issue.message}.`;
        return [{ path: issue.path, unknownKey: false, message, hint: constraintHint }];
      }
      const unknown = unknownSetting(issue);
      if (unknown !== undefined) {
        const section = String(issue.path[0]);
        const hint =
          section === "vary" ? varyHint : `Write dotted paths under ${section}:, such as chunk.size: 300.`;
        return [{ path: issue.path, unknownKey: true, message: `${section}: ${issue.message}`, hint }];
      }
      const faults = schemaFaults([issue], { input, schema, noun: "setting", shown }).map(aboutKeys);
      return issue.path[0] === "vary" ? faults.map((fault) => ({ ...fault, hint: varyHint })) : faults;
    });
}

/** Who writes a key into the file looks for the place where it belongs. */
function aboutKeys(fault: SchemaFault): SchemaFault {
  const [section] = fault.path;
  const isKey =
    fault.unknownKey && section === "models" && /key|token|secret/i.test(String(fault.path.at(-1)));
  return isKey ? { ...fault, hint: keyHint } : fault;
}

/** What is wrong with the values of one varied setting: a list, or where it looks like one, a range. */
function variationFaults(issue: Extract<Issue, { code: "invalid_union" }>, input: unknown): SchemaFault[] {
  const value = settingAt(input, issue.path.map(String));
  const [listIssues, rangeIssues] = issue.errors;
  const named = shown(issue.path);
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!Array.isArray(value) && !(isMapping && rangeKeys.some((key) => Object.hasOwn(value, key)))) {
    const message = `${named} must be a list or a range, not ${describeValue(value)}.`;
    return [{ path: issue.path, unknownKey: false, message, hint: varyHint }];
  }
  const inner = (Array.isArray(value) ? listIssues : rangeIssues) ?? [];
  const placed = inner.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
  return schemaFaults(placed, { input, schema: configNode(), noun: "setting", shown }).map((fault) => ({
    ...fault,
    hint: varyHint,
  }));
}

/** A rule between settings says nothing of its own where one of these settings is wrong by itself. */
function isConsequence(rule: Issue, issues: readonly Issue[]): boolean {
  const section = JSON.stringify(rule.path.slice(0, -1));
  return (
    rule.code === "custom" &&
    issues.some(({ code, path }) => code !== "custom" && JSON.stringify(path.slice(0, -1)) === section)
  );
}

/** `chunk.size` for the setting at pipeline.chunk.size; the whole document is "the configuration". */
export function shown(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return "the configuration";
  const parts = first === "pipeline" && rest.length > 0 ? rest : path;
  return parts
    .map((part, index) =>
      typeof part === "number" ? `[${part + 1}]` : `${index === 0 ? "" : "."}${String(part)}`,
    )
    .join("");
}

let node: JsonSchemaNode | undefined;

/** The configuration as a person may write it, in JSON Schema. */
export function configNode(): JsonSchemaNode {
  node ??= z.toJSONSchema(Config, { io: "input" }) as JsonSchemaNode;
  return node;
}

function unknownSetting(issue: Issue): unknown {
  return issue.code === "custom" ? issue.params?.["unknownSetting"] : undefined;
}
