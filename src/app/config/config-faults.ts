import * as z from "zod";
import type { JsonSchemaNode } from "../../adapters/shared/json-schema-node.ts";
import { type SchemaFault, schemaFaults } from "../../adapters/shared/schema-faults.ts";
import { Config } from "./schema.ts";

type Issue = z.core.$ZodIssue;

const varyHint = "Write dotted paths with lists of values under vary:, such as chunk.size: [300, 600].";

/** What is wrong with a configuration, in sentences; settings of the pipeline go by their dotted path. */
export function configFaults(issues: readonly Issue[], input: unknown): SchemaFault[] {
  const schema = configNode();
  return issues
    .filter((issue) => !isConsequence(issue, issues))
    .flatMap((issue) => {
      const unknown = unknownSetting(issue);
      if (unknown !== undefined) {
        const section = String(issue.path[0]);
        const hint =
          section === "vary" ? varyHint : `Write dotted paths under ${section}:, such as chunk.size: 300.`;
        return [{ path: issue.path, unknownKey: true, message: `${section}: ${issue.message}`, hint }];
      }
      const faults = schemaFaults([issue], { input, schema, noun: "setting", shown });
      return issue.path[0] === "vary" ? faults.map((fault) => ({ ...fault, hint: varyHint })) : faults;
    });
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
