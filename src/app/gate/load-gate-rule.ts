import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { decodeUtf8 } from "../../adapters/shared/decode-utf8.ts";
import type { JsonSchemaNode } from "../../adapters/shared/json-schema-node.ts";
import { schemaFaults } from "../../adapters/shared/schema-faults.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";
import { GateRule } from "../../contracts/gate.ts";
import { parseConfigDocument } from "../config/config-document.ts";
import { shown } from "../config/config-faults.ts";

export interface LoadedRule {
  /** The file's name, without its folder. */
  name: string;
  /** Of the file's bytes: what the evidence names the rule by. */
  digest: Digest;
  rule: GateRule;
  /** `rules.yaml:7:5` of a value of the rule. */
  placeOf(path: readonly PropertyKey[]): string;
}

/** Reads a rule file. Throws AppError "config.invalid" with file, line and column, or "config.missing". */
export async function loadGateRule(file: string): Promise<LoadedRule> {
  const name = path.basename(file);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError("config.missing", {
      message: `The rule file ${file} cannot be read: ${messageOf(cause)}.`,
      hint: "Check the path after --rule; docs/gates.md shows what such a file holds.",
      cause,
    });
  });
  const document = parseConfigDocument(textOf(bytes, name), { name, schema: ruleNode(), environment: {} });
  const { success, data, error } = GateRule.safeParse(document.value, { reportInput: true });
  if (!success) {
    const options = { input: document.value, schema: ruleNode(), noun: "field", shown };
    const faults = schemaFaults(error.issues, options).sort(
      (a, b) => document.offsetOf(a.path) - document.offsetOf(b.path),
    );
    const [first] = faults;
    if (first === undefined) throw error;
    throw new AppError("config.invalid", {
      message: `${document.placeOf(first.path, "key")}: ${first.message}`,
      // Most of a rule is required: nothing of it is left out to be rid of a mistake.
      hint: first.hint.replace(/ Correct it, or leave it out\.$/, ""),
    });
  }
  return {
    name,
    digest: sha256(bytes),
    rule: data,
    placeOf: (within) => document.placeOf(within, "value"),
  };
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    throw new AppError("config.invalid", {
      message: `${name}: ${messageOf(cause)}.`,
      hint: "Save the file as UTF-8.",
      cause,
    });
  }
}

/** The published JSON Schema of a rule file: what editors complete and check by. */
export function ruleJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(GateRule, { io: "input" });
  return {
    $schema,
    $id: "soundings.gate.schema.json",
    title: "rules.yaml",
    description: "What a run must show to pass the gate, for Soundings.",
    ...schema,
  };
}

let node: JsonSchemaNode | undefined;

function ruleNode(): JsonSchemaNode {
  node ??= z.toJSONSchema(GateRule, { io: "input" }) as JsonSchemaNode;
  return node;
}
